package dev.slipway.ui.kit;

import java.util.List;

/**
 * Something only a person can decide before it goes on.
 *
 * @param what the question itself, in a few words
 * @param why what depends on the answer
 * @param answers the answers, the safest first; not answering at all changes nothing
 */
public record Question(String what, String why, List<Command> answers) {
    public Question {
        answers = List.copyOf(answers);
    }
}
