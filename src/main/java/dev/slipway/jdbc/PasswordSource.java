package dev.slipway.jdbc;

import java.util.Optional;

/** A place where the password of a profile may be found: a file, the keyring, or a person who is asked. */
@FunctionalInterface
public interface PasswordSource {
    /** The password for that profile, or nothing when this source has none. Never throws, never waits without bound for a machine. */
    Optional<Secret> find(ConnectionProfile profile);

    /** A source that has none, for runs where nobody can be asked. */
    static PasswordSource nobody() {
        return profile -> Optional.empty();
    }
}
