package dev.slipway.approve;

import java.util.List;

/**
 * A reviewer's decision before it is signed.
 *
 * @param comment empty for nothing
 * @param answers to the items of the {@link Checklist}
 */
public record Review(String reviewer, Decision decision, String comment, List<Approval.Answer> answers) {
    public Review {
        answers = List.copyOf(answers);
    }
}
