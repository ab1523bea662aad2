package dev.slipway.rehearse.shadow;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.plan.Severity;
import dev.slipway.rehearse.event.Finding;
import dev.slipway.rehearse.event.LockMode;
import dev.slipway.rehearse.event.LockTaken;
import dev.slipway.rehearse.event.Side;
import dev.slipway.rehearse.run.RunListener;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what the statements of one script do. */
final class ShadowListener implements RunListener {
    private final Side side;
    private final StatementWatch watch;
    private final List<Finding> findings = new ArrayList<>();
    private final List<ShadowReport.StepMeasured> steps = new ArrayList<>();
    private final List<LockTaken> stepLocks = new ArrayList<>();
    private final List<String> stepRewrites = new ArrayList<>();

    ShadowListener(Side side, StatementWatch watch) {
        this.side = side;
        this.watch = watch;
    }

    List<Finding> findings() {
        return findings;
    }

    List<ShadowReport.StepMeasured> steps() {
        return steps;
    }

    @Override
    public void statementStarted(ScriptItem.Sent statement) {
        asked(() -> {
            watch.before(statement);
            return true;
        });
    }

    @Override
    public void statementFinished(ScriptItem.Sent statement, StatementResult result) {
        StatementWatch.Seen seen = asked(() -> watch.after(statement, result));
        List<LockTaken> telling = seen.locks().stream().filter(l -> l.mode().isFelt()).toList();
        if (!telling.isEmpty()) {
            note(statement, Severity.INFO, "Takes " + telling.stream().map(l -> l.mode().words() + " on " + l.relation())
                    .collect(Collectors.joining(", ")), "Blocks " + strongest(telling).blocks() + " while it is held");
        }
        for (String table : seen.rewritten()) {
            note(statement, Severity.MEDIUM, "Writes the whole table " + table + " anew",
                    "On a large table this takes long" + seen.rewriteBlocks());
        }
        stepLocks.addAll(seen.locks());
        stepRewrites.addAll(seen.rewritten());
    }

    @Override
    public void notice(ScriptItem.Sent statement, String text) {
        if (!text.contains("already exists, skipping") && !text.contains("does not exist, skipping")) {
            note(statement, Severity.INFO, "The server says: " + text, "");
        }
    }

    @Override
    public void stepFinished(int step, Duration took, int statements) {
        if (step > 0) {
            steps.add(new ShadowReport.StepMeasured(side, step, took, LockTaken.strongest(stepLocks),
                    stepRewrites.stream().distinct().sorted().toList()));
        }
        stepLocks.clear();
        stepRewrites.clear();
    }

    /** Ends what a failed statement left running. */
    void giveUp() {
        asked(() -> {
            watch.giveUp();
            return true;
        });
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new IllegalStateException("the throw-away server no longer answers", e);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static LockMode strongest(List<LockTaken> locks) {
        return locks.stream().map(LockTaken::mode).max(LockMode::compareTo).orElseThrow();
    }

    private void note(ScriptItem.Sent statement, Severity severity, String message, String hint) {
        findings.add(Finding.of(side, statement.position().line(), statement.step(), severity, message, hint));
    }
}
