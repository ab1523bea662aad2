package dev.slipway.jdbc;

import dev.slipway.model.ProblemException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A named connection, without its password.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port 1 to 65535
 * @param protocol how to talk to the server
 */
public record ConnectionProfile(
        String name, Environment environment, String host, int port, String database, String user, TlsMode tls, Protocol protocol) {
    /** PostgreSQL's own port. */
    public static final int DEFAULT_PORT = 5432;

    /** A connection to PostgreSQL. */
    public ConnectionProfile(String name, Environment environment, String host, int port, String database, String user, TlsMode tls) {
        this(name, environment, host, port, database, user, tls, Protocol.POSTGRESQL);
    }

    public ConnectionProfile {
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(name);
        Objects.requireNonNull(environment);
        Objects.requireNonNull(tls);
        requireText(host, "host");
        requireText(database, "database");
        requireText(user, "user");
        if (port < 1 || port > 65_535) {
            throw new ProblemException("A port is a number from 1 to 65535", String.valueOf(port), "Correct the port");
        }
    }

    /**
     * Reads a JDBC URL such as {@code jdbc:postgresql://127.0.0.1:5432/shop?user=postgres}. A password in it is
     * accepted and leaves only as a {@link Secret}.
     *
     * @throws ProblemException when the URL is not one of PostgreSQL, MySQL or MariaDB, or cannot be read
     */
    public static ParsedUrl parse(String jdbcUrl, String name, Environment environment) {
        return new JdbcUrl(jdbcUrl).parse(name, environment);
    }

    /** The JDBC URL of this profile: there is no password in it. */
    public String redactedUrl() {
        String url = locationUrl() + "?user=" + encode(user);
        return tls == TlsMode.PREFER ? url : url + "&" + protocol.tlsSetting(tls);
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** {@code host:port/database}, the form in which messages name a database. */
    public String target() {
        return address() + "/" + database;
    }

    public ConnectionProfile withDatabase(String other) {
        return new ConnectionProfile(name, environment, host, port, other, user, tls, protocol);
    }

    public ConnectionProfile withUser(String other) {
        return new ConnectionProfile(name, environment, host, port, database, other, tls, protocol);
    }

    /** The URL without user: the driver lets a database name that stands in no URL default to the user's name. */
    String locationUrl() {
        return protocol.urlPrefix() + "//" + address() + "/" + encode(database);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void requireText(String value, String what) {
        if (value.isBlank()) {
            throw new ProblemException("The connection has no " + what, "", "Give a " + what);
        }
    }
}
