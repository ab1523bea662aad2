package dev.slipway.cli;

import dev.slipway.approve.Approval;
import dev.slipway.approve.Approvals;
import dev.slipway.approve.Checklist;
import dev.slipway.approve.Decision;
import dev.slipway.approve.Review;
import dev.slipway.approve.SigningKey;
import dev.slipway.approve.Verification;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "approve", description = {"Sign a decision on a rehearsed plan, as somebody who is not its author.",
    "On a terminal the questions of the check list are asked. Without one, giving the command says yes to the",
    "standing questions of a plan that destroys nothing; whatever else is to be settled takes the options",
    "--confirm-all and --confirm-loss, and the command says which. Exit code 3 when the plan cannot be approved."})
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
    @Mixin
    private Confirmations confirmations;
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
        Optional<Problem> refusal = approvals.refusal(reviewer, decision);
        if (refusal.isPresent()) {
            terminal.error((reject ? "Rejection" : "Approval") + " refused: " + refusal.get().line());
            return ExitCode.REFUSED;
        }
        Checklist checklist = approvals.checklist();
        for (Checklist.Item item : checklist.items()) {
            item.measured().ifPresent(m -> terminal.note("ok  " + item.question() + " " + m));
        }
        List<Approval.Answer> answers = reject ? List.of() : answers(checklist);
        SigningKey signing = key == null ? SigningKey.ofUser(folders.config()) : SigningKey.read(key);
        Path file = approvals.add(new Review(reviewer, decision, comment, answers), signing);
        terminal.print((reject ? "Rejected" : "Approved") + " by " + reviewer + ", key " + SigningKey.shortName(signing.publicKey()) + ": "
                + file);
        Verification.of(plan.folder()).warnings().forEach(warning -> terminal.note("Warning: " + warning));
        return ExitCode.GOOD;
    }

    private List<Approval.Answer> answers(Checklist checklist) {
        confirmations.requireAsked(checklist);
        boolean implied = !terminal.interactive() && checklist.forPeople().stream().allMatch(Checklist::isStanding);
        List<Approval.Answer> answers = new ArrayList<>();
        List<Checklist.Item> open = new ArrayList<>();
        for (Checklist.Item item : checklist.forPeople()) {
            Optional<String> said = confirmations.answer(item)
                    .or(() -> implied ? Optional.of("yes, by giving the command approve without a terminal") : Optional.empty());
            said.ifPresent(_ -> terminal.note("yes " + item.question()));
            said.or(() -> terminal.interactive() ? Optional.of(asked(item)) : Optional.empty()).ifPresentOrElse(
                    answer -> answers.add(new Approval.Answer(item.id(), answer)), () -> open.add(item));
        }
        if (!open.isEmpty()) {
            open.forEach(item -> terminal.print("open  " + item.id() + ": " + item.question()));
            throw new ProblemException("Questions of the check list are open, and there is no terminal to ask them",
                    open.stream().map(Checklist.Item::id).collect(Collectors.joining(", ")), "Add " + Confirmations.wanted(open));
        }
        return answers;
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
