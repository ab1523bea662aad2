package dev.slipway.cli;

import dev.slipway.approve.Checklist;
import dev.slipway.model.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What the options of {@code approve} say to the questions of the check list. */
final class Confirmations {
    private static final String CONFIRM = "--confirm";
    private static final String CONFIRM_ALL = "--confirm-all";
    private static final String CONFIRM_LOSS = "--confirm-loss";

    @Option(names = CONFIRM, paramLabel = "ID", split = ",",
            description = "Say yes to this question of the check list, by its id; may be repeated.")
    private List<String> ids = new ArrayList<>();
    @Option(names = CONFIRM_ALL, description = "Say yes to every question but those about data that is lost.")
    private boolean all;
    @Option(names = CONFIRM_LOSS, paramLabel = "OBJECT",
            description = "Confirm that data is lost, by the name of what is lost; may be repeated.")
    private List<String> lost = new ArrayList<>();

    /** @throws ProblemException when something is confirmed that nobody asks */
    void requireAsked(Checklist checklist) {
        List<Checklist.Item> items = checklist.forPeople();
        ids.stream().filter(id -> items.stream().noneMatch(i -> i.id().equals(id) && i.confirm().isEmpty())).findFirst().ifPresent(id -> {
            throw new ProblemException("The check list has no such question to answer with yes", id, "Its questions are "
                    + items.stream().filter(i -> i.confirm().isEmpty()).map(Checklist.Item::id).collect(Collectors.joining(", ")));
        });
        lost.stream().filter(name -> items.stream().noneMatch(i -> isLossOf(i, name))).findFirst().ifPresent(name -> {
            String losses = items.stream().map(Checklist.Item::confirm).filter(c -> !c.isEmpty()).collect(Collectors.joining(", "));
            throw new ProblemException("The plan does not destroy that", name,
                    losses.isEmpty() ? "It destroys nothing: leave " + CONFIRM_LOSS + " away" : "It destroys " + losses);
        });
    }

    /** What was said to this question, for the approval; empty when nothing was. */
    Optional<String> answer(Checklist.Item item) {
        if (!item.confirm().isEmpty()) {
            return lost.stream().filter(name -> isLossOf(item, name)).findFirst().map(name -> "typed: " + name);
        }
        return all || ids.contains(item.id()) ? Optional.of("yes, by an option of the command") : Optional.empty();
    }

    /** The options that would answer these questions, as they are typed. */
    static String wanted(List<Checklist.Item> open) {
        Stream<String> yes = open.stream().anyMatch(i -> i.confirm().isEmpty()) ? Stream.of(CONFIRM_ALL) : Stream.empty();
        Stream<String> losses = open.stream().map(Checklist.Item::confirm).filter(c -> !c.isEmpty()).distinct()
                .map(name -> CONFIRM_LOSS + " " + quoted(name));
        return Stream.concat(yes, losses).collect(Collectors.joining(" "));
    }

    private static boolean isLossOf(Checklist.Item item, String name) {
        return !item.confirm().isEmpty() && item.confirm().equalsIgnoreCase(name);
    }

    /** As a shell takes it for one word. */
    private static String quoted(String name) {
        return name.matches("[\\w.,:@%+-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
