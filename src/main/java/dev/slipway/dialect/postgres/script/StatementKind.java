package dev.slipway.dialect.postgres.script;

import java.util.List;
import java.util.Set;

/** What a statement means for the transaction it stands in. */
public enum StatementKind {
    /** Opens a transaction block. */
    BEGIN,
    /** Ends a transaction block and keeps its work. */
    COMMIT,
    /** Ends a transaction block and throws its work away. */
    ROLLBACK,
    /** Refuses to run inside a transaction block, or ends transactions itself (PostgreSQL 18 manual, each command's notes). */
    ALONE,
    /** Runs inside a transaction block as well as outside. */
    ORDINARY;

    private static final Set<String> ALONE_COMMANDS = Set.of("VACUUM", "DO", "CALL", "DISCARD", "REINDEX", "CLUSTER");
    private static final Set<String> ALONE_OBJECTS = Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION", "SYSTEM");

    /** @param words the first words of the statement in upper case, names included */
    static StatementKind of(List<String> words) {
        String first = word(words, 0);
        String second = word(words, 1);
        return switch (first) {
            case "BEGIN" -> BEGIN;
            case "START" -> second.equals("TRANSACTION") ? BEGIN : ORDINARY;
            case "COMMIT", "END" -> COMMIT;
            case "ROLLBACK", "ABORT" -> words.contains("TO") ? ORDINARY : ROLLBACK;
            case "CREATE", "DROP", "ALTER" -> runsAlone(words, first, second) ? ALONE : ORDINARY;
            default -> ALONE_COMMANDS.contains(first) ? ALONE : ORDINARY;
        };
    }

    private static boolean runsAlone(List<String> words, String first, String second) {
        boolean object = ALONE_OBJECTS.contains(second) && !(first.equals("ALTER") && second.equals("SUBSCRIPTION"));
        return object || words.contains("CONCURRENTLY");
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "";
    }
}
