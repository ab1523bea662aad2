package dev.slipway.jdbc;

import dev.slipway.model.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where passwords come from, in this order: the URL, {@code PGPASSWORD} (or {@code MYSQL_PWD}), the password file of
 * PostgreSQL, the system keyring, and at last a
 * person, but only when the server really asks for a password.
 */
public final class Passwords {
    private final List<PasswordSource> found;
    private final PasswordSource asked;
    private final SystemKeyring keyring;

    Passwords(Map<String, String> environment, Path home, PasswordSource asked) {
        this.keyring = new SystemKeyring(environment);
        this.found = List.of(fromEnvironment(environment), PasswordFile.standard(environment, home), keyring);
        this.asked = asked;
    }

    /**
     * The sources of this machine.
     *
     * @param asked asks a person, {@link PasswordSource#nobody()} where there is none
     */
    public static Passwords standard(PasswordSource asked) {
        return new Passwords(System.getenv(), Path.of(System.getProperty("user.home")), asked);
    }

    /** The password as far as it is found without asking anybody. */
    public Optional<Secret> find(ConnectionProfile profile) {
        return found.stream().flatMap(source -> source.find(profile).stream()).findFirst();
    }

    /**
     * Connects with the password that is found; asks only when the server demands one and none was found.
     *
     * @throws ProblemException when no connection can be made
     */
    public Database connect(ParsedUrl url) {
        ConnectionProfile profile = url.profile();
        Optional<Secret> known = url.secret().or(() -> find(profile));
        if (known.isPresent()) {
            return Database.connect(profile, known.get());
        }
        try {
            return Database.connect(profile, Secret.none());
        } catch (ProblemException refused) {
            if (!ServerErrors.asksForPassword(refused.getCause())) {
                throw refused;
            }
            return Database.connect(profile, asked.find(profile).orElseThrow(() -> refused));
        }
    }

    /** Whether a connection failed at the password that was found, so that another one could help. */
    public static boolean refused(ProblemException failure) {
        return ServerErrors.refusesPassword(failure.getCause());
    }

    /** Connects a profile that carries no password itself. */
    public Database connect(ConnectionProfile profile) {
        return connect(new ParsedUrl(profile, Optional.empty()));
    }

    /** Whether this machine has a keyring, as far as can be told without asking it. */
    public boolean hasKeyring() {
        return keyring.present();
    }

    /** Keeps the password in the system keyring and nowhere else; false when this machine has no keyring or it refused. */
    public boolean remember(ConnectionProfile profile, Secret secret) {
        return keyring.remember(profile, secret);
    }

    private static PasswordSource fromEnvironment(Map<String, String> environment) {
        return profile -> Optional.ofNullable(environment.get(profile.protocol().passwordVariable()))
                .filter(password -> !password.isEmpty())
                .map(Secret::of);
    }
}
