package dev.slipway.cli;

import dev.slipway.diff.RenameSuggestion;
import dev.slipway.diff.RenameSuggestions;
import dev.slipway.diff.SchemaDiff.AcceptedRename;
import dev.slipway.model.Snapshot;
import dev.slipway.plan.Rename;
import dev.slipway.workspace.PlanAnswers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
            if (!terminal.interactive()) {
                RenameSuggestions.find(from.model(), to.model())
                        .forEach(s -> terminal.note("? " + question(s) + ". Not taken for one; say so with --renames FILE"));
                return PlanAnswers.NONE;
            }
            List<AcceptedRename> accepted = new ArrayList<>();
            Set<AcceptedRename> asked = new HashSet<>();
            // What was renamed may show that something else was, too.
            for (Optional<RenameSuggestion> next = next(from, to, accepted, asked); next.isPresent(); next = next(from, to, accepted,
                    asked)) {
                asked.add(rename(next.get()));
                if (terminal.ask(question(next.get()) + ". Is it one? [y/N]").filter(a -> a.equalsIgnoreCase("y")
                        || a.equalsIgnoreCase("yes"))
                        .isPresent()) {
                    accepted.add(rename(next.get()));
                }
            }
            return PlanAnswers.NONE.withRenames(accepted.stream().map(r -> new Rename(r.from(), r.to())).toList());
        }

        private static Optional<RenameSuggestion> next(Snapshot from, Snapshot to, List<AcceptedRename> accepted,
                Set<AcceptedRename> asked) {
            return RenameSuggestions.find(from.model(), to.model(), accepted).stream().filter(s -> !asked.contains(rename(s))).findFirst();
        }

        private static AcceptedRename rename(RenameSuggestion suggestion) {
            return new AcceptedRename(suggestion.from(), suggestion.to());
        }

        private static String question(RenameSuggestion suggestion) {
            return suggestion.from().described() + " -> " + suggestion.to().qualified() + ": perhaps a rename, " + suggestion.reason();
        }
    }
}
