package dev.slipway.rehearse.event;

/**
 * A kind of work that a workload does.
 *
 * @param weight how often it is chosen, compared with the others
 * @param summary its statements in one line, shortened
 */
public record WorkloadStatement(String name, Age age, int weight, String summary) {
    /** Its name as it stands in a comment before its statements: without what could end the comment, or begin one in it. */
    public String marked() {
        return marked(name);
    }

    public static String marked(String name) {
        return name.replace('/', '|');
    }
}
