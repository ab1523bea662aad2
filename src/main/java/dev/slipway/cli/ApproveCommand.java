package dev.slipway.cli;

import dev.slipway.approve.Approval;
import dev.slipway.approve.Approvals;
import dev.slipway.approve.Checklist;
import dev.slipway.approve.Decision;
import dev.slipway.approve.Review;
import dev.slipway.approve.SigningKey;
import dev.slipway.model.ProblemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "approve", description = {"Sign a decision on a rehearsed plan, as somebody who is not its author.",
    "On a terminal the questions of the check list are asked. Without one, giving the command answers them, and the approval says so."})
final class ApproveCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final UserFolders folders;

    @Mixin
    private PlanArgument plan;
    @Option(names = "--as", required = true, paramLabel = "NAME", description = "Who decides.")
    private String reviewer;
    @Option(names = "--key", paramLabel = "FILE",
            description = "An Ed25519 private key (PKCS#8 PEM). Default: your own, made on first use.")
    private @Nullable Path key;
    @Option(names = "--reject", description = "Reject the plan instead.")
    private boolean reject;
    @Option(names = "--comment", paramLabel = "TEXT", defaultValue = "", description = "What to say about the decision.")
    private String comment;

    ApproveCommand(Terminal terminal, UserFolders folders) {
        this.terminal = terminal;
        this.folders = folders;
    }

    @Override
    public Integer call() {
        Approvals approvals = new Approvals(plan.folder(), Clock.systemUTC());
        Decision decision = reject ? Decision.REJECTED : Decision.APPROVED;
        approvals.requirePossible(reviewer, decision);
        Checklist checklist = approvals.checklist();
        for (Checklist.Item item : checklist.items()) {
            item.measured().ifPresent(m -> terminal.note("ok  " + item.question() + " " + m));
        }
        List<Approval.Answer> answers = reject ? List.of() : answers(checklist);
        SigningKey signing = key == null ? SigningKey.ofUser(folders.config()) : SigningKey.read(key);
        Path file = approvals.add(new Review(reviewer, decision, comment, answers), signing);
        terminal.print((reject ? "Rejected" : "Approved") + " by " + reviewer + ", key " + SigningKey.shortName(signing.publicKey()) + ": "
                + file);
        return ExitCode.GOOD;
    }

    private List<Approval.Answer> answers(Checklist checklist) {
        List<Approval.Answer> answers = new ArrayList<>();
        for (Checklist.Item item : checklist.forPeople()) {
            answers.add(new Approval.Answer(item.id(), terminal.interactive() ? asked(item) : given(item)));
        }
        return answers;
    }

    private String given(Checklist.Item item) {
        terminal.note("yes " + item.question());
        return "yes, by giving the command approve without a terminal";
    }

    private String asked(Checklist.Item item) {
        String wanted = item.confirm().isEmpty() ? "yes" : item.confirm();
        Optional<String> typed = terminal.ask(item.question() + " Type " + wanted + ":");
        if (typed.filter(wanted::equalsIgnoreCase).isEmpty()) {
            throw new ProblemException("The plan was not approved, since a question was not answered with " + wanted, item.question(),
                    "Answer it, or reject the plan with --reject");
        }
        return "typed: " + typed.get();
    }
}
