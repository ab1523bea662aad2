package dev.slipway.approve;

/**
 * Why a plan may not leave.
 *
 * @param kind what is missing or wrong
 * @param sentence the reason for people, one sentence without its closing stop
 */
public record Reason(Kind kind, String sentence) {
    /** Where a reason is mended. */
    public enum Stage { PLAN, REHEARSE, APPROVE }

    /** What can keep a plan from leaving, in the order in which it is mended. */
    public enum Kind {
        /** A file of the plan folder is missing, unreadable or does not fit the others. */
        DAMAGED(Stage.PLAN),
        /** The evidence is not what was recorded or signed. */
        TAMPERED_EVIDENCE(Stage.REHEARSE),
        UNREHEARSED(Stage.REHEARSE),
        /** There was a rehearsal, of other scripts or another schema. */
        STALE_EVIDENCE(Stage.REHEARSE),
        FAILED_REHEARSAL(Stage.REHEARSE),
        /** The evidence says that it passed, and lacks a part of a whole rehearsal. */
        INCOMPLETE_REHEARSAL(Stage.REHEARSE),
        /** A signature does not hold. */
        TAMPERED_APPROVAL(Stage.APPROVE),
        UNAPPROVED(Stage.APPROVE),
        /** There was an approval, of another plan, other scripts or other evidence. */
        STALE_APPROVAL(Stage.APPROVE),
        REJECTED(Stage.APPROVE),
        SELF_APPROVED(Stage.APPROVE),
        /** A question of the check list has no answer. */
        UNANSWERED(Stage.APPROVE);

        private final Stage stage;

        Kind(Stage stage) {
            this.stage = stage;
        }

        /** The stage that mends it. */
        public Stage stage() {
            return stage;
        }
    }

    public Stage stage() {
        return kind.stage();
    }
}
