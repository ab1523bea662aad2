package dev.slipway.cli;

import dev.slipway.diff.RenameSuggestion;
import dev.slipway.diff.RenameSuggestions;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Rename;
import dev.slipway.workspace.PlanAnswers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the question whether something is a rename is answered. */
sealed interface RenameQuestions {
    PlanAnswers answer(Snapshot from, Snapshot to);

    static RenameQuestions of(String option, Terminal terminal) {
        return switch (option) {
            case "off" -> new Off();
            case "ask" -> new Ask(terminal);
            default -> new InFile(Path.of(option));
        };
    }

    /** Nothing is a rename. */
    record Off() implements RenameQuestions {
        @Override
        public PlanAnswers answer(Snapshot from, Snapshot to) {
            return PlanAnswers.NONE;
        }
    }

    /** The answers are in a file. */
    record InFile(Path file) implements RenameQuestions {
        @Override
        public PlanAnswers answer(Snapshot from, Snapshot to) {
            return PlanAnswers.read(file);
        }
    }

    /** A person is asked where there is one; else the questions are listed, and nothing is guessed. */
    record Ask(Terminal terminal) implements RenameQuestions {
        @Override
        public PlanAnswers answer(Snapshot from, Snapshot to) {
            List<Rename> accepted = new ArrayList<>();
            for (RenameSuggestion suggestion : RenameSuggestions.find(from.model(), to.model())) {
                String question = suggestion.from().described() + " -> " + suggestion.to().qualified() + ": perhaps a rename, "
                        + suggestion.reason();
                if (!terminal.interactive()) {
                    terminal.note("? " + question + ". Not taken for one; say so with --renames FILE");
                } else if (terminal.ask(question + ". Is it one? [y/N]").filter(a -> a.equalsIgnoreCase("y") || a.equalsIgnoreCase("yes"))
                        .isPresent()) {
                    accepted.add(new Rename(suggestion.from(), suggestion.to()));
                }
            }
            return PlanAnswers.NONE.withRenames(accepted);
        }
    }
}
