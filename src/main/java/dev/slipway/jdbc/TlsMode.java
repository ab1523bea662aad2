package dev.slipway.jdbc;

import dev.slipway.model.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The values of {@code sslmode} as libpq and the JDBC driver know them (PostgreSQL manual, "SSL Support", table 32.1). */
public enum TlsMode {
    DISABLE("disable"),
    ALLOW("allow"),
    PREFER("prefer"),
    REQUIRE("require"),
    VERIFY_CA("verify-ca"),
    VERIFY_FULL("verify-full");

    private final String word;

    TlsMode(String word) {
        this.word = word;
    }

    /** The word used in a URL. */
    public String word() {
        return word;
    }

    /** Whether the server's certificate is checked. */
    public boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }

    /** The mode of that word; anything else is a problem that names the words there are. */
    public static TlsMode parse(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word.equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        "Unknown TLS mode",
                        word,
                        "Use one of " + Arrays.stream(values()).map(TlsMode::word).collect(Collectors.joining(", "))));
    }
}
