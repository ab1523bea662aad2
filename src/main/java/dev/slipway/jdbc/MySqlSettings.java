package dev.slipway.jdbc;

import dev.slipway.model.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.StringJoiner;

/**
 * Connector/J's settings for one session of MySQL or MariaDB (Connector/J manual 9.x, "Configuration Properties"). The SQL mode is
 * emptied, so that the server prints and reads names and strings in one way, whatever its own mode.
 */
final class MySqlSettings {
    private final ConnectionProfile profile;
    private final SessionPurpose purpose;

    MySqlSettings(ConnectionProfile profile, SessionPurpose purpose) {
        this.profile = profile;
        this.purpose = purpose;
    }

    Properties properties(Secret secret) {
        Properties properties = new Properties();
        properties.setProperty("user", profile.user());
        properties.setProperty("password", secret.reveal());
        properties.setProperty("connectTimeout", Long.toString(SessionSettings.CONNECT_LIMIT.toMillis()));
        properties.setProperty("socketTimeout", Long.toString(SessionSettings.LOGIN_LIMIT.toMillis()));
        properties.setProperty("sslMode", word(profile.tls()));
        // Without TLS the server may hand out its key for the password; a stranger in between could hand out his own.
        properties.setProperty("allowPublicKeyRetrieval", Boolean.toString(profile.tls() == TlsMode.DISABLE || isLoopback()));
        properties.setProperty("connectionAttributes", "program_name:" + purpose.applicationName());
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        properties.setProperty("connectionCollation", "utf8mb4_general_ci");
        properties.setProperty("sessionVariables", variables());
        properties.setProperty("autoReconnect", "false");
        return properties;
    }

    private String variables() {
        StringJoiner variables = new StringJoiner(",").add("sql_mode=''").add("sql_quote_show_create=1").add("time_zone='+00:00'");
        if (purpose.lockLimit().isPositive()) {
            variables.add("lock_wait_timeout=" + purpose.lockLimit().toSeconds());
        }
        return variables.toString();
    }

    /** How long a statement's answer is waited for once the session is open, in milliseconds; 0 for without end. */
    int socketLimitMillis() {
        return purpose.statementLimit().isPositive() ? (int) purpose.statementLimit().plusSeconds(10).toMillis() : 0;
    }

    private boolean isLoopback() {
        return profile.host().equals("localhost") || profile.host().equals("::1") || profile.host().startsWith("127.");
    }

    /** Connector/J's word for a TLS mode; ALLOW has none of its own. */
    static String word(TlsMode tls) {
        return switch (tls) {
            case DISABLE -> "DISABLED";
            case ALLOW, PREFER -> "PREFERRED";
            case REQUIRE -> "REQUIRED";
            case VERIFY_CA -> "VERIFY_CA";
            case VERIFY_FULL -> "VERIFY_IDENTITY";
        };
    }

    /** The mode of one of Connector/J's words. */
    static TlsMode tls(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "DISABLED" -> TlsMode.DISABLE;
            case "PREFERRED" -> TlsMode.PREFER;
            case "REQUIRED" -> TlsMode.REQUIRE;
            case "VERIFY_CA" -> TlsMode.VERIFY_CA;
            case "VERIFY_IDENTITY" -> TlsMode.VERIFY_FULL;
            default -> throw new ProblemException("Unknown TLS mode", word,
                    "Use one of " + String.join(", ", Arrays.stream(TlsMode.values()).map(MySqlSettings::word).distinct().toList()));
        };
    }
}
