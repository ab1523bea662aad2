package dev.slipway.jdbc;

/** How a server is talked to, which its URL says; which product answers is known only once it did. */
public enum Protocol {
    POSTGRESQL("jdbc:postgresql:", 5432, "PGPASSWORD"),
    /** MySQL and MariaDB, through MySQL Connector/J. */
    MYSQL("jdbc:mysql:", 3306, "MYSQL_PWD");

    private final String urlPrefix;
    private final int port;
    private final String passwordVariable;

    Protocol(String urlPrefix, int port, String passwordVariable) {
        this.urlPrefix = urlPrefix;
        this.port = port;
        this.passwordVariable = passwordVariable;
    }

    String urlPrefix() {
        return urlPrefix;
    }

    /** The port of a server that nobody moved elsewhere. */
    int port() {
        return port;
    }

    /** The variable of the environment that the server's own tools take a password from. */
    String passwordVariable() {
        return passwordVariable;
    }

    /** The setting of a URL that says how TLS is used. */
    String tlsSetting(TlsMode tls) {
        return switch (this) {
            case POSTGRESQL -> "sslmode=" + tls.word();
            case MYSQL -> "sslMode=" + MySqlSettings.word(tls);
        };
    }
}
