package dev.slipway.dialect.postgres.script;

import dev.slipway.dialect.script.StatementKind;
import java.util.List;
import java.util.Set;

/** Tells by its first words what a statement means for the transaction (PostgreSQL 18 manual, each command's notes). */
final class KindOfStatement {
    private static final Set<String> ALONE_COMMANDS = Set.of("VACUUM", "DO", "CALL", "DISCARD", "REINDEX", "CLUSTER");
    private static final Set<String> ALONE_OBJECTS = Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION", "SYSTEM");

    private KindOfStatement() {}

    /** @param words the first words of the statement in upper case, names included */
    static StatementKind of(List<String> words) {
        String first = word(words, 0);
        String second = word(words, 1);
        return switch (first) {
            case "BEGIN" -> StatementKind.BEGIN;
            case "START" -> second.equals("TRANSACTION") ? StatementKind.BEGIN : StatementKind.ORDINARY;
            case "COMMIT", "END" -> StatementKind.COMMIT;
            case "ROLLBACK", "ABORT" -> words.contains("TO") ? StatementKind.ORDINARY : StatementKind.ROLLBACK;
            case "CREATE", "DROP", "ALTER" -> runsAlone(words, first, second) ? StatementKind.ALONE : StatementKind.ORDINARY;
            default -> ALONE_COMMANDS.contains(first) ? StatementKind.ALONE : StatementKind.ORDINARY;
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
