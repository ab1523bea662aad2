package dev.slipway.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.StringJoiner;
import org.postgresql.PGProperty;

/**
 * The driver's settings for one session. Limits travel in the startup packet ({@code options}), so that they hold from the first
 * statement on, cost no round trip, and are what {@code RESET ALL} and {@code DISCARD ALL} return to.
 */
final class SessionSettings {
    /** How long a host may take to accept a connection. */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    /** How long connecting may take as a whole, with TLS and authentication: a server may accept and then stay silent. */
    static final Duration LOGIN_LIMIT = Duration.ofSeconds(6);

    private final ConnectionProfile profile;
    private final SessionPurpose purpose;

    SessionSettings(ConnectionProfile profile, SessionPurpose purpose) {
        this.profile = profile;
        this.purpose = purpose;
    }

    Properties properties(Secret secret) {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, profile.user());
        // Also when it is empty: without this property the driver would read a password file by its own, laxer rules.
        PGProperty.PASSWORD.set(properties, secret.reveal());
        PGProperty.APPLICATION_NAME.set(properties, purpose.applicationName());
        // Sends the application name in the startup packet instead of in a statement of its own.
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "14");
        PGProperty.CONNECT_TIMEOUT.set(properties, (int) CONNECT_LIMIT.toSeconds());
        PGProperty.LOGIN_TIMEOUT.set(properties, (int) LOGIN_LIMIT.toSeconds());
        PGProperty.SOCKET_TIMEOUT.set(properties, socketLimitSeconds());
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.READ_ONLY.set(properties, !profile.environment().writable());
        PGProperty.OPTIONS.set(properties, options());
        PGProperty.SSL_MODE.set(properties, profile.tls().word());
        trustRoots(properties);
        return properties;
    }

    private String options() {
        StringJoiner options = new StringJoiner(" ");
        if (!profile.environment().writable()) {
            options.add("-c default_transaction_read_only=on");
        }
        if (purpose.statementLimit().isPositive()) {
            options.add("-c statement_timeout=" + purpose.statementLimit().toMillis());
        }
        if (purpose.lockLimit().isPositive()) {
            options.add("-c lock_timeout=" + purpose.lockLimit().toMillis());
        }
        if (purpose == SessionPurpose.INTROSPECT) {
            options.add("-c search_path=");
        }
        return options.toString();
    }

    /** A little more than the server's own limit, which therefore normally strikes first; none where the server has none. */
    private int socketLimitSeconds() {
        return purpose.statementLimit().isPositive() ? (int) purpose.statementLimit().plusSeconds(10).toSeconds() : 0;
    }

    /**
     * A checked certificate is traced to PGSSLROOTCERT or libpq's {@code ~/.postgresql/root.crt} where that exists, else to the
     * roots that the Java installation trusts (managed servers are mostly signed by one of these).
     */
    private void trustRoots(Properties properties) {
        if (!profile.tls().verifies()) {
            return;
        }
        String named = System.getenv("PGSSLROOTCERT");
        if (named != null && !named.isEmpty()) {
            PGProperty.SSL_ROOT_CERT.set(properties, named);
        } else if (!Files.exists(Path.of(System.getProperty("user.home"), ".postgresql", "root.crt"))) {
            PGProperty.SSL_FACTORY.set(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }
}
