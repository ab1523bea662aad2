package dev.slipway.model;

/** Carries a {@link Problem} to whoever shows it; the message is the problem's line. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.line());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.line(), cause);
        this.problem = problem;
    }

    public ProblemException(String what, String object, String remedy) {
        this(Problem.of(what, object, remedy));
    }

    public Problem problem() {
        return problem;
    }
}
