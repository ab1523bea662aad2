package dev.slipway.jdbc;

import dev.slipway.model.Problem;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What MySQL and MariaDB say, in one sentence for a user. Numbers are from the MySQL 9 manual, "Server Error Message Reference". */
final class MySqlErrors {
    static final int ACCESS_DENIED = 1045;

    private MySqlErrors() {}

    /** The problem behind an error number, null where the number says nothing special. */
    static @Nullable Problem byNumber(SQLException failure, ConnectionProfile profile) {
        String target = profile.target();
        return switch (failure.getErrorCode()) {
            case 1044, 1142, 1143, 1227, 1370 -> Problem.of("User " + profile.user() + " lacks a privilege (" + text(failure) + ")", target,
                    "Grant it, or connect as a user who has it");
            case ACCESS_DENIED -> Problem.of("The server does not let user " + profile.user() + " in with this password", target,
                    "Check user and password; MYSQL_PWD may hold one");
            case 1040, 1203 -> Problem.of("The server has no connection left", target, "Close other sessions or raise max_connections");
            case 1049 -> Problem.of("The database does not exist", target, "Check its name");
            case 1205 -> Problem.of("A lock was not granted in time: another session holds it", target,
                    "Wait until that session ends, or end it, and try again");
            case 1290, 1792 -> Problem.of("The session is read-only and a write was refused", target, "Use a database that may be written");
            case 3159 -> Problem.of("The server accepts connections only over TLS", target, "Choose the TLS mode REQUIRED or stricter");
            default -> null;
        };
    }

    /** Whether the server wants a password and none was given. */
    static boolean asksForPassword(SQLException failure) {
        return failure.getErrorCode() == ACCESS_DENIED && String.valueOf(failure.getMessage()).contains("using password: NO");
    }

    private static String text(SQLException failure) {
        return Redaction.redact(String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message"));
    }
}
