package dev.slipway.ui.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** All commands that can be reached now: those of the window, then those of the stage that is shown. FX thread. */
public final class CommandList {
    private final List<Command> window = new ArrayList<>();
    private Supplier<List<Command>> stage = List::of;

    /** Adds commands that are there in every stage. */
    public void add(Command... commands) {
        window.addAll(List.of(commands));
    }

    /** @param commands those of the stage that is shown, asked anew each time */
    public void followStage(Supplier<List<Command>> commands) {
        stage = commands;
    }

    /** The stage's commands first, then the window's. */
    public List<Command> all() {
        return Stream.concat(stage.get().stream(), window.stream()).toList();
    }

    public Optional<Command> find(String id) {
        return all().stream().filter(command -> command.id().equals(id)).findFirst();
    }

    /** By heading, in the order of {@link #all()}. */
    public Map<String, List<Command>> byGroup() {
        Map<String, List<Command>> groups = new LinkedHashMap<>();
        all().forEach(command -> groups.computeIfAbsent(command.group(), heading -> new ArrayList<>()).add(command));
        return groups;
    }

    /**
     * Those whose text, heading or id holds all letters of {@code query} in order; the best matches first: at the
     * start of a word, then together, then scattered.
     */
    public List<Command> matching(String query) {
        String wanted = query.strip().toLowerCase(java.util.Locale.ROOT);
        record Ranked(Command command, int rank) {}
        return all().stream()
                .map(command -> new Ranked(command, rank(command, wanted)))
                .filter(ranked -> ranked.rank() < NO_MATCH)
                .sorted(java.util.Comparator.comparingInt(Ranked::rank))
                .map(Ranked::command)
                .toList();
    }

    private static final int NO_MATCH = 4;

    private static int rank(Command command, String wanted) {
        String text = (command.text() + " " + command.group()).toLowerCase(java.util.Locale.ROOT);
        if (text.startsWith(wanted)) {
            return 0;
        }
        if (text.contains(" " + wanted)) {
            return 1;
        }
        if (text.contains(wanted)) {
            return 2;
        }
        int at = 0;
        for (char letter : wanted.toCharArray()) {
            at = text.indexOf(letter, at) + 1;
            if (at == 0) {
                return NO_MATCH;
            }
        }
        return 3;
    }

    /**
     * Makes the shortcuts work in a scene: the first possible command that has the pressed keys is run. A control that
     * uses the keys itself, such as an editor, comes first.
     */
    public void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.isConsumed()) {
                return;
            }
            all().stream()
                    .filter(command -> !command.shortcut().isEmpty() && command.enabled())
                    .filter(command -> KeyCombination.valueOf(command.shortcut()).match(pressed))
                    .findFirst()
                    .ifPresent(command -> {
                        pressed.consume();
                        command.run();
                    });
        });
    }
}
