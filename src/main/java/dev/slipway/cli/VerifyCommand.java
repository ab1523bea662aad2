package dev.slipway.cli;

import dev.slipway.approve.Claim;
import dev.slipway.approve.Gate;
import dev.slipway.approve.Verification;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "verify", description = {"Check evidence and signatures of a plan.", "Exit code 0 when the plan may be exported, else 1."})
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PlanArgument plan;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Verification verification = Verification.of(plan.folder());
        for (Claim claim : verification.claims()) {
            terminal.print((claim.holds() ? "ok    " : "FAILS ") + claim.what() + ": " + claim.detail());
        }
        verification.warnings().forEach(warning -> terminal.print("warns " + warning));
        return switch (verification.gate()) {
            case Gate.Open _ -> {
                terminal.print("The plan may be exported.");
                yield ExitCode.GOOD;
            }
            case Gate.Closed closed -> {
                terminal.print("The plan may not be exported. Next: slipway "
                        + closed.reasons().getFirst().stage().name().toLowerCase(Locale.ROOT));
                yield ExitCode.NOT_GOOD;
            }
        };
    }
}
