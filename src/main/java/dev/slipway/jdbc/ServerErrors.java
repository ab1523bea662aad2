package dev.slipway.jdbc;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Turns what the driver and the server say into one sentence for a user. Codes are from the PostgreSQL manual, appendix A
 * "PostgreSQL Error Codes".
 */
public final class ServerErrors {
    private ServerErrors() {}

    /** The problem to show, with the original as its cause for the log. */
    public static ProblemException exception(SQLException failure, ConnectionProfile profile) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known;
            }
        }
        return new ProblemException(problem(failure, profile), failure);
    }

    /** What a failed connection or statement means; names host, port and database, never a password. */
    public static Problem problem(SQLException failure, ConnectionProfile profile) {
        String state = state(failure);
        Problem byState = profile.protocol() == Protocol.MYSQL ? MySqlErrors.byNumber(failure, profile)
                : byState(state, failure, profile);
        if (byState != null) {
            return byState;
        }
        Problem byCause = byCause(failure, profile);
        if (byCause != null) {
            return byCause;
        }
        if (state.startsWith("08")) {
            return Problem.of("The connection to the server failed (" + text(failure) + ")", profile.target(),
                    "Check that the server runs and is reachable");
        }
        return Problem.of(
                "The server refused a statement (" + text(failure) + ", SQLSTATE " + state + ")", profile.target(), hint(failure));
    }

    /** Whether the server wants a password and none was given. The driver's code 08004 also stands for a refused TLS request. */
    static boolean asksForPassword(@Nullable Throwable failure) {
        return failure instanceof SQLException sql
                && (state(sql).equals("08004") && !mentionsTls(sql) || MySqlErrors.asksForPassword(sql));
    }

    /** Whether the server refused the password that was given, so that another one could help. */
    static boolean refusesPassword(@Nullable Throwable failure) {
        return failure instanceof SQLException sql && state(sql).equals("28P01");
    }

    private static @Nullable Problem byState(String state, SQLException failure, ConnectionProfile profile) {
        String target = profile.target();
        return switch (state) {
            case "28P01" -> Problem.of("The server refused the password of user " + profile.user(), target, "Check user and password");
            case "28000" -> authorization(failure, profile);
            case "08004" -> mentionsTls(failure)
                    ? Problem.of("The server does not offer TLS, which the profile requires", target,
                            "Turn TLS on at the server, or choose another TLS mode")
                    : Problem.of("The server asks user " + profile.user() + " for a password and none was found", target,
                            "Give it in PGPASSWORD, the password file or the system keyring");
            case "3D000" -> Problem.of("The database does not exist", target, "Check its name");
            case "42501" -> Problem.of("User " + profile.user() + " lacks a privilege (" + text(failure) + ")", target,
                    "Grant it, or connect as a user who has it");
            case "25006" -> Problem.of("The session is read-only and a write was refused", target, "Use a database that may be written");
            case "55P03" -> Problem.of("A lock was not granted in time: another session holds it", target,
                    "Wait until that session ends, or end it, and try again");
            case "57014" -> Problem.of("The statement was cancelled or ran into its time limit", target, hint(failure));
            case "40P01" -> Problem.of("The server ended a deadlock with another session", target, "Try again");
            case "53300" -> Problem.of("The server has no connection left", target, "Close other sessions or raise max_connections");
            case "53100" -> Problem.of("The server's disk is full", target, "Make room on the server");
            case "57P01", "57P02", "57P05" -> Problem.of("The server ended the session (" + text(failure) + ")", target, "Connect again");
            case "57P03" -> Problem.of("The server is starting up or shutting down", target, "Try again in a moment");
            default -> null;
        };
    }

    private static Problem authorization(SQLException failure, ConnectionProfile profile) {
        String message = text(failure);
        if (message.contains("no encryption") || message.contains("SSL off")) {
            return Problem.of("The server accepts user " + profile.user() + " only over TLS", profile.target(),
                    "Choose the TLS mode require or stricter");
        }
        return Problem.of("The server does not let user " + profile.user() + " in (" + message + ")", profile.target(),
                "Check the user, and the server's pg_hba.conf");
    }

    private static @Nullable Problem byCause(SQLException failure, ConnectionProfile profile) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException unknown -> {
                    return Problem.of("The host name is unknown", profile.target(), "Check the host, and the network's name service");
                }
                case NoRouteToHostException unreachable -> {
                    return Problem.of("The host cannot be reached", profile.target(), "Check the host and the network");
                }
                case ConnectException refused -> {
                    return Problem.of("Nothing answers at this port", profile.target(), "Check host and port, and that the server runs");
                }
                case SocketTimeoutException late -> {
                    return silent(profile);
                }
                case SSLException tls -> {
                    return Problem.of("TLS failed (" + Redaction.redact(String.valueOf(tls.getMessage())) + ")", profile.target(),
                            "Check the server's certificate and the TLS mode");
                }
                default -> {
                    // Not telling by itself: its cause may be.
                }
            }
        }
        if (state(failure).equals("08001") && failure.getCause() == null) {
            return silent(profile);
        }
        return null;
    }

    /** The driver reports a login that took too long with 08001 and no cause. */
    private static Problem silent(ConnectionProfile profile) {
        return Problem.of("The server did not answer in time", profile.target(), "Check host, port and firewall");
    }

    private static boolean mentionsTls(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("SSL");
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    private static String text(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String message = server == null ? failure.getMessage() : server.getMessage();
        return Redaction.redact(String.valueOf(message).lines().findFirst().orElse("no message"));
    }

    private static String hint(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        return server == null || server.getHint() == null ? "" : Redaction.redact(server.getHint());
    }
}
