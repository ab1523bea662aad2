package dev.slipway.rehearse.shadow;

import dev.slipway.dialect.script.ScriptItem;
import dev.slipway.dialect.script.StatementKind;
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
    private final Witness witness;
    private final int pid;
    private final List<Finding> findings = new ArrayList<>();
    private final List<ShadowReport.StepMeasured> steps = new ArrayList<>();
    private final List<LockTaken> stepLocks = new ArrayList<>();
    private final List<String> stepRewrites = new ArrayList<>();
    private boolean watching;

    /** @param pid the server process that runs the script */
    ShadowListener(Side side, Witness witness, int pid) {
        this.side = side;
        this.witness = witness;
        this.pid = pid;
    }

    List<Finding> findings() {
        return findings;
    }

    List<ShadowReport.StepMeasured> steps() {
        return steps;
    }

    @Override
    public void statementStarted(ScriptItem.Sent statement) {
        watching = statement.kind() == StatementKind.ALONE;
        if (watching) {
            try {
                witness.watch(pid);
            } catch (SQLException e) {
                throw new IllegalStateException("the throw-away server no longer answers", e);
            }
        }
    }

    @Override
    public void statementFinished(ScriptItem.Sent statement, StatementResult result) {
        List<LockTaken> locks = watching ? stopWatching() : result.locks();
        List<LockTaken> telling = locks.stream().filter(l -> l.mode().compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0).toList();
        if (!telling.isEmpty()) {
            note(statement, Severity.INFO, "Takes " + telling.stream().map(l -> l.mode().words() + " on " + l.relation())
                    .collect(Collectors.joining(", ")), "Blocks " + strongest(telling).blocks() + " while it is held");
        }
        for (String table : result.rewritten()) {
            note(statement, Severity.MEDIUM, "Writes the whole table " + table + " anew",
                    "On a large table this takes long, under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile");
        }
        stepLocks.addAll(locks);
        stepRewrites.addAll(result.rewritten());
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
    List<LockTaken> stopWatching() {
        if (!watching) {
            return List.of();
        }
        watching = false;
        try {
            return witness.stop();
        } catch (SQLException e) {
            throw new IllegalStateException("the throw-away server no longer answers", e);
        }
    }

    private static LockMode strongest(List<LockTaken> locks) {
        return locks.stream().map(LockTaken::mode).max(LockMode::compareTo).orElseThrow();
    }

    private void note(ScriptItem.Sent statement, Severity severity, String message, String hint) {
        findings.add(Finding.of(side, statement.position().line(), statement.step(), severity, message, hint));
    }
}
