package dev.slipway.rehearse.event;

/** When a step is interrupted. */
public enum Moment {
    BEFORE("before"),
    DURING("in the middle of"),
    AFTER("right after");

    private final String words;

    Moment(String words) {
        this.words = words;
    }

    /** As in "killed ... step 3". */
    public String words() {
        return words;
    }
}
