package dev.slipway.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** A password that does not show itself: neither {@code toString} nor {@code hashCode} depends on its content. */
public final class Secret {
    private static final String MASK = "••••";
    private static final Secret NONE = new Secret("");

    private final String content;

    private Secret(String content) {
        this.content = Objects.requireNonNull(content);
    }

    public static Secret of(String content) {
        return content.isEmpty() ? NONE : new Secret(content);
    }

    /** No password at all, for servers that do not ask for one. */
    public static Secret none() {
        return NONE;
    }

    /** The password itself: for the driver and the keyring only. */
    public String reveal() {
        return content;
    }

    /** Compares the contents in a time that does not depend on where they differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        content.getBytes(StandardCharsets.UTF_8), secret.content.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for all secrets, so that a hash that ends up in a log tells nothing. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
