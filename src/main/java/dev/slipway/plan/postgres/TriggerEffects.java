package dev.slipway.plan.postgres;

import dev.slipway.model.Definition;
import dev.slipway.model.Dependency;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.Routine;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Table;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a data step changes besides its own column, because the table's triggers fire for the rows it touches. What a trigger does is
 * read from the text of its function, so it is a forecast; the rehearsal measures it.
 */
final class TriggerEffects {
    private static final Pattern SETS = Pattern.compile("(?i)\\bNEW\\.(\"[^\"]+\"|\\w+)\\s*:?=(?!=)");

    private final Context context;
    private final List<Loss> losses = new ArrayList<>();
    private final List<Hazard> hazards = new ArrayList<>();

    /** @param event UPDATE or DELETE */
    TriggerEffects(Context context, ObjectKey table, String event, String column) {
        this.context = context;
        SchemaModel model = context.from();
        model.all(Definition.class)
                .filter(d -> d.key().kind() == ObjectKind.TRIGGER && d.key().schema().equals(table.schema()) && d.key().parent()
                .equals(table.name()))
                .filter(d -> fires(d.statement(), event, column)).forEach(d -> add(d, model, table, event));
    }

    List<Loss> losses() {
        return losses.stream().distinct().toList();
    }

    List<Hazard> hazards() {
        return hazards.stream().distinct().toList();
    }

    private static boolean fires(String statement, String event, String column) {
        String events = statement.substring(0, Math.max(0, statement.indexOf(" ON ")));
        int listed = events.indexOf("UPDATE OF ");
        if (event.equals("UPDATE") && listed >= 0) {
            return List.of(events.substring(listed + "UPDATE OF ".length()).split(" OR ")[0].split(", ")).contains(column);
        }
        return events.contains(event);
    }

    private void add(Definition trigger, SchemaModel model, ObjectKey table, String event) {
        hazards.add(new Hazard("fires-trigger", Severity.MEDIUM, "Fires trigger " + trigger.key().name() + " for every row it "
                + (event.equals("DELETE") ? "deletes" : "changes"),
                "Make sure that is wanted, or disable the trigger in a step around this one"));
        for (Dependency dependency : model.dependencies()) {
            if (dependency.dependent().equals(trigger.key()) && model.find(dependency.on()).orElse(null) instanceof Routine routine) {
                inspect(trigger.key(), routine.definition(), table, event);
            }
        }
    }

    private void inspect(ObjectKey trigger, String text, ObjectKey table, String event) {
        if (event.equals("UPDATE")) {
            Matcher matcher = SETS.matcher(text);
            TreeSet<String> columns = new TreeSet<>();
            while (matcher.find()) {
                columns.add(matcher.group(1).replace("\"", ""));
            }
            columns.forEach(c -> losses.add(new Loss(table.column(c).qualified(), "values that trigger " + trigger.name() + " overwrites",
                    context.rows(table))));
        }
        context.from().all(Table.class).filter(t -> !t.key().equals(table)).filter(t -> mentions(text, t.key()))
                .forEach(t -> losses.add(new Loss(t.key().qualified(), "rows as they were before trigger " + trigger.name() + " wrote",
                -1)));
    }

    private static boolean mentions(String text, ObjectKey table) {
        return Pattern.compile("(?i)(?<![\\w.])" + Pattern.quote(table.qualified()) + "(?!\\w)").matcher(text).find();
    }
}
