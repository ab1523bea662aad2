package dev.slipway.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A place where the password of a profile may be found: a file, the keyring, or a person who is asked. */
@FunctionalInterface
public interface PasswordSource {
    /** The password for that profile, or nothing when this source has none. Never throws, never waits without bound for a machine. */
    Optional<Secret> find(ConnectionProfile profile);

    /** Asks {@code person} once for each user at each place, and remembers the answer; one question at a time. */
    static PasswordSource askingOnce(PasswordSource person) {
        Map<String, Secret> answers = new HashMap<>();
        return profile -> {
            synchronized (answers) {
                String who = profile.user() + "@" + profile.target();
                Optional<Secret> answer = Optional.ofNullable(answers.get(who)).or(() -> person.find(profile));
                answer.ifPresent(secret -> answers.put(who, secret));
                return answer;
            }
        };
    }

    /** A source that has none, for runs where nobody can be asked. */
    static PasswordSource nobody() {
        return profile -> Optional.empty();
    }
}
