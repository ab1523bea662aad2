package dev.slipway.dialect.postgres.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Knows whether a semicolon stands inside a {@code BEGIN ATOMIC … END} body. It follows psql 14 and later word for word: only in
 * CREATE [OR REPLACE] FUNCTION or PROCEDURE, BEGIN and CASE open, END closes, outside of parentheses. It also keeps the words
 * a statement begins with.
 */
final class AtomicBody {
    /** Enough for ALTER TABLE schema.table DETACH PARTITION schema.partition CONCURRENTLY. */
    private static final int WORDS_KEPT = 12;

    private final List<String> words = new ArrayList<>();
    private int depth;

    void word(String word, boolean inParentheses) {
        String upper = word.toUpperCase(Locale.ROOT);
        if (words.size() < WORDS_KEPT) {
            words.add(upper);
        }
        if (inParentheses || !definesRoutine()) {
            return;
        }
        switch (upper) {
            case "BEGIN" -> depth++;
            case "CASE" -> depth += depth > 0 ? 1 : 0;
            case "END" -> depth -= depth > 0 ? 1 : 0;
            default -> { }
        }
    }

    boolean open() {
        return depth > 0;
    }

    List<String> words() {
        return words;
    }

    void reset() {
        words.clear();
        depth = 0;
    }

    private boolean definesRoutine() {
        return words.size() > 1 && words.getFirst().equals("CREATE")
                && (isRoutine(words.get(1)) || (words.size() > 3 && words.get(1).equals("OR") && isRoutine(words.get(3))));
    }

    private static boolean isRoutine(String word) {
        return word.equals("FUNCTION") || word.equals("PROCEDURE");
    }
}
