package dev.slipway.jdbc;

import dev.slipway.model.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the URLs of the PostgreSQL driver (jdbc.postgresql.org, "Connecting to the Database"), of libpq (PostgreSQL manual,
 * "Connection URIs") and of Connector/J (its manual, "Connection URL Syntax"). Settings that Slipway fixes itself are left out with a
 * note in the log.
 */
final class JdbcUrl {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcUrl.class);
    private static final String EXAMPLE = "Write it like jdbc:postgresql://host:5432/database?user=name"
            + " or jdbc:mysql://host:3306/database?user=name";
    private static final Pattern UNREADABLE_LOGIN = Pattern.compile("(//[^:/?@]*).*@", Pattern.DOTALL);
    private static final Set<String> UNDERSTOOD = Set.of("user", "password", "sslmode", "ssl");
    /** Connector/J's settings that follow from others here. */
    private static final Set<String> DECIDED = Set.of("allowPublicKeyRetrieval", "useSSL");
    private static final Map<String, Protocol> SCHEMES = Map.of("jdbc:postgresql:", Protocol.POSTGRESQL, "postgresql:",
            Protocol.POSTGRESQL, "postgres:", Protocol.POSTGRESQL, "jdbc:mysql:", Protocol.MYSQL, "jdbc:mariadb:", Protocol.MYSQL,
            "mysql:", Protocol.MYSQL, "mariadb:", Protocol.MYSQL);

    private final String url;
    private final String scheme;
    private final Protocol protocol;

    JdbcUrl(String url) {
        this.url = url.strip();
        this.scheme = scheme();
        this.protocol = SCHEMES.getOrDefault(scheme, Protocol.POSTGRESQL);
    }

    ParsedUrl parse(String name, Environment environment) {
        String rest = url.substring(scheme.length());
        int question = rest.indexOf('?');
        Map<String, String> settings = question < 0 ? Map.of() : settings(rest.substring(question + 1));
        String location = question < 0 ? rest : rest.substring(0, question);
        String authority = "";
        String path = location;
        if (location.startsWith("//")) {
            int slash = location.indexOf('/', 2);
            authority = slash < 0 ? location.substring(2) : location.substring(2, slash);
            path = slash < 0 ? "" : location.substring(slash + 1);
        }
        int at = authority.lastIndexOf('@');
        if (at < 0 && path.contains("@")) {
            throw new ProblemException("A password in the URL holds a / that is not escaped", shown(),
                    "Write %2F for it, or leave the password out and be asked for it");
        }
        String[] login = at < 0 ? new String[] {""} : authority.substring(0, at).split(":", 2);
        String user = firstText(settings.get("user"), decode(login[0]), System.getProperty("user.name"));
        String password = firstText(settings.get("password"), login.length > 1 ? decode(login[1]) : "", "");
        HostAndPort server = hostAndPort(authority.substring(at + 1));
        ConnectionProfile profile = new ConnectionProfile(
                name, environment, server.host, server.port, database(decode(path), user), user, tls(settings), protocol);
        return new ParsedUrl(profile, password.isEmpty() ? Optional.empty() : Optional.of(Secret.of(password)));
    }

    /** The database that is named; PostgreSQL alone has one of the user's name for those who name none. */
    private String database(String named, String user) {
        return named.isEmpty() && protocol == Protocol.POSTGRESQL ? user : named;
    }

    private String scheme() {
        String lower = url.toLowerCase(Locale.ROOT);
        for (String known : SCHEMES.keySet()) {
            if (lower.startsWith(known)) {
                return known;
            }
        }
        if (lower.startsWith("jdbc:")) {
            String engine = lower.substring("jdbc:".length()).split(":", 2)[0];
            throw new ProblemException(
                    "This version of Slipway speaks PostgreSQL, MySQL and MariaDB only", Redaction.redact("jdbc:" + engine), EXAMPLE);
        }
        throw unreadable();
    }

    private HostAndPort hostAndPort(String text) {
        if (text.contains(",")) {
            throw new ProblemException("A URL with several hosts is not supported", shown(), "Name the one server that is meant");
        }
        int colon = text.lastIndexOf(':');
        String host = text;
        String port = "";
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 0) {
                throw unreadable();
            }
            host = text.substring(1, close);
            port = text.substring(close + 1).replaceFirst("^:", "");
        } else if (colon >= 0) {
            host = text.substring(0, colon);
            port = text.substring(colon + 1);
        }
        if (host.contains(":") && !text.startsWith("[")) {
            throw new ProblemException("An IPv6 address needs square brackets", shown(), "Write it like //[::1]:5432/database");
        }
        if (!port.matches("\\d{0,6}")) {
            throw unreadable();
        }
        return new HostAndPort(
                host.isEmpty() ? "localhost" : host, port.isEmpty() ? protocol.port() : Integer.parseInt(port));
    }

    private Map<String, String> settings(String query) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            String[] parts = pair.split("=", 2);
            String key = decode(parts[0]);
            if (UNDERSTOOD.contains(key) || protocol == Protocol.MYSQL && key.equals("sslMode")) {
                settings.put(key, parts.length > 1 ? decode(parts[1]) : "");
            } else if (!DECIDED.contains(key)) {
                // Not its name: after an & that is not escaped it may be the rest of a password.
                LOG.warn("A setting of the URL is not used: Slipway fixes its sessions' settings itself");
            }
        }
        return settings;
    }

    /** {@code ssl=true} without {@code sslmode} means verify-full, as in the driver. */
    private static TlsMode tls(Map<String, String> settings) {
        String word = settings.get("sslMode");
        if (word != null) {
            return MySqlSettings.tls(word);
        }
        String mode = settings.get("sslmode");
        if (mode != null) {
            return TlsMode.parse(mode);
        }
        String ssl = settings.get("ssl");
        if (ssl == null) {
            return TlsMode.PREFER;
        }
        return ssl.isEmpty() || Boolean.parseBoolean(ssl) ? TlsMode.VERIFY_FULL : TlsMode.DISABLE;
    }

    private String decode(String text) {
        try {
            // A plus sign is itself in these URLs, not a blank.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw unreadable();
        }
    }

    private ProblemException unreadable() {
        return new ProblemException("The database URL cannot be read", shown(), EXAMPLE);
    }

    /** A password that is not escaped may hold what ends it elsewhere: in a URL that cannot be read, all before the last @ is hidden. */
    private String shown() {
        return Redaction.redact(UNREADABLE_LOGIN.matcher(url).replaceFirst("$1:••••@"));
    }

    private static String firstText(@Nullable String first, String second, String last) {
        if (first != null && !first.isEmpty()) {
            return first;
        }
        return second.isEmpty() ? last : second;
    }

    private record HostAndPort(String host, int port) {}
}
