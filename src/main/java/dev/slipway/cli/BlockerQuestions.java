package dev.slipway.cli;

import dev.slipway.rehearse.event.BlockerAnswer;
import dev.slipway.rehearse.event.RehearsalEvent;
import dev.slipway.rehearse.run.RunControl;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Asks on the terminal what becomes of sessions that are in the way, one after the other and beside the rehearsal, which goes on trying
 * meanwhile. An answer to what is over by then is ignored.
 */
final class BlockerQuestions {
    private final Terminal terminal;
    private final RunControl control;
    private final BlockingQueue<RehearsalEvent.BlockerMet> open = new LinkedBlockingQueue<>();

    private BlockerQuestions(Terminal terminal, RunControl control) {
        this.terminal = terminal;
        this.control = control;
    }

    /** Begins to ask; ends with the process, for nobody can be made to stop typing. */
    static BlockerQuestions on(Terminal terminal, RunControl control) {
        BlockerQuestions questions = new BlockerQuestions(terminal, control);
        Thread.ofPlatform().daemon().name("slipway-questions").start(questions::ask);
        return questions;
    }

    void hear(RehearsalEvent event) {
        if (event instanceof RehearsalEvent.BlockerMet met && met.asked()) {
            open.add(met);
        }
    }

    private void ask() {
        try {
            while (true) {
                int pid = open.take().session().pid();
                Optional<BlockerAnswer> answer = Optional.empty();
                while (answer.isEmpty()) {
                    answer = meant(terminal.ask("Wait for pid " + pid + ", abort the rehearsal, or terminate pid " + pid + "? [w/a/t]")
                            .orElse("w"));
                }
                control.answer(pid, answer.get());
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    static Optional<BlockerAnswer> meant(String typed) {
        return switch (typed.strip().toLowerCase(Locale.ROOT)) {
            case "w", "wait" -> Optional.of(BlockerAnswer.WAIT);
            case "a", "abort" -> Optional.of(BlockerAnswer.GIVE_UP);
            case "t", "terminate" -> Optional.of(BlockerAnswer.TERMINATE);
            default -> Optional.empty();
        };
    }
}
