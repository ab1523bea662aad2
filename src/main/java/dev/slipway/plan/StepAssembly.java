package dev.slipway.plan;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.plan.Action.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Actions to steps: what has to share a transaction becomes one step, and the steps are put in order. */
final class StepAssembly {
    private static final Comparator<Action> ACTION_ORDER = Comparator.comparing(Action::phase).thenComparing(Action::object)
            .thenComparing(Action::id);

    private final List<Action> actions;
    private final ActionGraph graph;

    StepAssembly(List<Action> actions, ActionGraph graph) {
        this.actions = actions;
        this.graph = graph;
    }

    List<Step> steps() {
        Map<String, Integer> unitOf = units();
        Map<Integer, List<Action>> members = new TreeMap<>();
        actions.forEach(a -> members.computeIfAbsent(unitOf.get(a.id()), u -> new ArrayList<>()).add(a));
        Map<Integer, Set<Integer>> next = new HashMap<>();
        Map<Integer, Map<Integer, String>> needs = new HashMap<>();
        for (Action action : actions) {
            for (ActionGraph.Edge edge : graph.edgesFrom(action)) {
                int before = unitOf.get(edge.before().id());
                int after = unitOf.get(edge.after().id());
                if (before != after) {
                    next.computeIfAbsent(before, u -> new LinkedHashSet<>()).add(after);
                    needs.computeIfAbsent(after, u -> new LinkedHashMap<>()).putIfAbsent(before, edge.reason());
                }
            }
        }
        Map<Integer, Action> first = new HashMap<>();
        members.forEach((unit, list) -> first.put(unit, list.stream().min(ACTION_ORDER).orElseThrow()));
        Map<Integer, Phase> phases = new HashMap<>();
        members.forEach((unit, list) -> phases.put(unit, phase(list)));
        Comparator<Integer> byPhase = Comparator.comparing((Integer u) -> phases.get(u)).thenComparing(first::get, ACTION_ORDER);
        List<Integer> units = List.copyOf(members.keySet());
        Sorting.topological(units, u -> next.getOrDefault(u, Set.of()), byPhase)
                .forEach(u -> next.getOrDefault(u, Set.of()).forEach(later -> phases.merge(later, phases.get(u), StepAssembly::later)));
        return number(Sorting.topological(units, u -> next.getOrDefault(u, Set.of()), byPhase), members, needs, phases);
    }

    /** A step belongs to no earlier phase than what it needs, so that the phases of a plan follow one another. */
    private static Phase later(Phase one, Phase other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private List<Step> number(List<Integer> order, Map<Integer, List<Action>> members, Map<Integer, Map<Integer, String>> needs,
            Map<Integer, Phase> phases) {
        Map<Integer, Integer> numbers = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (int unit : order) {
            int number = steps.size() + 1;
            numbers.put(unit, number);
            List<Step.Need> reasons = needs.getOrDefault(unit, Map.of()).entrySet().stream()
                    .filter(e -> numbers.containsKey(e.getKey()))
                    .map(e -> new Step.Need(numbers.get(e.getKey()), e.getValue()))
                    .sorted(Comparator.comparing(Step.Need::step)).toList();
            steps.add(step(number, phases.get(unit), sorted(members.get(unit)), reasons));
        }
        return steps;
    }

    /** Groups first; then whatever runs in a circle through several groups becomes one. */
    private Map<String, Integer> units() {
        Map<String, String> groupOf = new HashMap<>();
        actions.forEach(a -> groupOf.put(a.id(), a.ordering().group().isEmpty() ? "action " + a.id() : "group " + a.ordering().group()));
        List<String> groups = actions.stream().map(a -> groupOf.get(a.id())).distinct().toList();
        Map<String, Set<String>> next = new HashMap<>();
        for (Action action : actions) {
            Set<String> targets = next.computeIfAbsent(groupOf.get(action.id()), g -> new LinkedHashSet<>());
            graph.edgesFrom(action).forEach(e -> targets.add(groupOf.get(e.after().id())));
        }
        Map<String, Integer> component = Sorting.components(groups, g -> next.getOrDefault(g, Set.of()));
        return actions.stream().collect(Collectors.toMap(Action::id, a -> component.get(groupOf.get(a.id()))));
    }

    private List<Action> sorted(List<Action> members) {
        Map<String, Action> here = members.stream().collect(Collectors.toMap(Action::id, Function.identity()));
        return Sorting.topological(members, a -> graph.edgesFrom(a).stream().map(e -> here.get(e.after().id()))
                .filter(java.util.Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new)), ACTION_ORDER);
    }

    private static Step step(int number, Phase phase, List<Action> members, List<Step.Need> needs) {
        List<Action> list = members.size() == 1 ? members : members.stream().map(Action::sharingTransaction).toList();
        List<Action> primary = list.stream().filter(a -> !a.ordering().secondary()).toList();
        List<Action> named = primary.isEmpty() ? list : primary;
        List<ObjectKey> objects = list.stream().map(Action::object).distinct().toList();
        return new Step(number, title(named, list), phase, objects, side(list, named, Action::up),
                side(list.reversed(), named, Action::down), effects(list), choice(named), needs);
    }

    private static Phase phase(List<Action> list) {
        return list.stream().filter(a -> !a.ordering().secondary()).map(Action::phase).max(Comparator.naturalOrder()).orElse(Phase.EXPAND);
    }

    private static Step.StrategyChoice choice(List<Action> named) {
        return named.stream().map(Action::choice).filter(c -> c.options().size() > 1).findFirst().orElse(Action.NO_CHOICE);
    }

    private static String title(List<Action> named, List<Action> all) {
        List<Action> doing = named.stream().filter(a -> !a.up().statements().isEmpty()).toList();
        List<Action> leading = withoutParts(doing);
        List<String> titles = (leading.isEmpty() ? named : leading).stream().map(Action::title).distinct().toList();
        String text = switch (titles.size()) {
            case 1 -> titles.getFirst();
            case 2 -> titles.getFirst() + " and " + continued(titles.getFirst(), titles.getLast());
            default -> titles.getFirst() + " and " + (titles.size() - 1) + " more changes";
        };
        long rebuilt = all.stream().filter(a -> a.ordering().secondary()).map(Action::object).distinct().count();
        return rebuilt == 0 ? text : text + ", rebuilding " + rebuilt + (rebuilt == 1 ? " dependent object" : " dependent objects");
    }

    /** The second of two titles in the middle of a line; an object that both end with is named once. */
    private static String continued(String first, String second) {
        String text = Character.toLowerCase(second.charAt(0)) + second.substring(1);
        int object = text.lastIndexOf(' ');
        return object > 0 && first.endsWith(text.substring(object)) ? text.substring(0, object) : text;
    }

    /** A table's parts go without saying where the table itself comes or goes. */
    private static List<Action> withoutParts(List<Action> actions) {
        List<Action> tables = actions.stream().filter(a -> a.object().kind() == ObjectKind.TABLE).toList();
        return tables.isEmpty() ? actions : actions.stream().filter(a -> !isPart(a.object())).toList();
    }

    private static boolean isPart(ObjectKey key) {
        return switch (key.kind()) {
            case CONSTRAINT, INDEX, TRIGGER, POLICY, RULE, SEQUENCE -> true;
            default -> false;
        };
    }

    private static StepScript side(List<Action> list, List<Action> primary, Function<Action, Side> direction) {
        List<String> statements = list.stream().flatMap(a -> direction.apply(a).statements().stream()).toList();
        if (statements.isEmpty()) {
            return StepScript.NOTHING;
        }
        List<String> done = primary.stream().map(direction).filter(s -> !s.statements().isEmpty()).map(Side::done).filter(d -> !d.isEmpty())
                .distinct().toList();
        boolean transactional = list.stream().map(direction).allMatch(Side::transactional);
        String todo = done.isEmpty() ? "" : done.size() == 1 && isBracketed(done.getFirst()) ? "SELECT NOT " + done.getFirst()
                : "SELECT NOT (" + String.join("\n   AND ", done) + ")";
        return new StepScript(todo, transactional, statements);
    }

    /** Whether the text stands in one pair of brackets as a whole. */
    private static boolean isBracketed(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i == text.length() - 1 && text.charAt(0) == '(';
            }
        }
        return false;
    }

    private static StepEffects effects(List<Action> list) {
        Map<String, LockForecast> locks = new LinkedHashMap<>();
        List<Hazard> hazards = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        List<Loss> downLosses = new ArrayList<>();
        String impossible = "";
        boolean rewrites = false;
        for (Action action : list) {
            action.effects().locks().forEach(l -> locks.putIfAbsent(l.relation() + " " + l.mode(), l));
            hazards.addAll(action.effects().hazards());
            losses.addAll(action.effects().upLoses());
            rewrites |= action.effects().rewrites();
            switch (action.effects().reversal()) {
                case Reversal.Exact() -> { }
                case Reversal.Lossy(List<Loss> lost) -> downLosses.addAll(lost);
                case Reversal.Impossible(String why) -> impossible = why;
            }
        }
        Reversal reversal = !impossible.isEmpty() ? new Reversal.Impossible(impossible)
                : downLosses.isEmpty() ? new Reversal.Exact() : new Reversal.Lossy(downLosses);
        return new StepEffects(List.copyOf(locks.values()), hazards.stream().distinct().toList(), rewrites, losses.stream().distinct()
                .toList(), reversal);
    }
}
