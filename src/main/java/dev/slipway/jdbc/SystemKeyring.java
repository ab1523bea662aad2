package dev.slipway.jdbc;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keyring of the desktop. Where there is none it has no password, silently; a keyring that waits (for being unlocked, or
 * for a bus that does not answer) is given up after a bounded time.
 */
final class SystemKeyring implements PasswordSource {
    private static final Logger LOG = LoggerFactory.getLogger(SystemKeyring.class);
    private static final String SERVICE = "dev.slipway";
    private static final Duration READ_LIMIT = Duration.ofSeconds(3);
    /** Longer than for reading: the desktop may ask the user to unlock the keyring. */
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(30);

    private final boolean present;

    SystemKeyring(Map<String, String> environment) {
        present = isPresent(environment);
    }

    /** On Linux the keyring is reached through the session bus: without one, the library need not even be loaded. */
    private static boolean isPresent(Map<String, String> environment) {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return true;
        }
        String runtimeFolder = environment.get("XDG_RUNTIME_DIR");
        return environment.containsKey("DBUS_SESSION_BUS_ADDRESS")
                || runtimeFolder != null && Files.exists(Path.of(runtimeFolder, "bus"));
    }

    /** Whether this machine has one, as far as can be told without asking it. */
    boolean present() {
        return present;
    }

    @Override
    public Optional<Secret> find(ConnectionProfile profile) {
        return bounded(keyring -> Secret.of(keyring.getPassword(SERVICE, account(profile))), READ_LIMIT);
    }

    /** Keeps the password in the keyring; false when there is no keyring or it refused. */
    boolean remember(ConnectionProfile profile, Secret secret) {
        return bounded(
                        keyring -> {
                            keyring.setPassword(SERVICE, account(profile), secret.reveal());
                            return secret;
                        },
                        WRITE_LIMIT)
                .isPresent();
    }

    private static String account(ConnectionProfile profile) {
        return profile.user() + "@" + profile.target();
    }

    private Optional<Secret> bounded(KeyringCall call, Duration limit) {
        if (!present) {
            return Optional.empty();
        }
        CompletableFuture<Secret> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("slipway-keyring").start(() -> {
            try {
                answer.complete(onKeyring(call));
            } catch (Exception | LinkageError refused) {
                answer.completeExceptionally(refused);
            }
        });
        try {
            return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException waiting) {
            LOG.warn("The system keyring did not answer within {} s", limit.toSeconds());
        } catch (ExecutionException refused) {
            LOG.debug("The system keyring has no answer: {}", refused.getCause().getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Secret onKeyring(KeyringCall call) throws Exception {
        Keyring keyring = Keyring.create();
        try {
            return call.on(keyring);
        } finally {
            keyring.close();
        }
    }

    @FunctionalInterface
    private interface KeyringCall {
        Secret on(Keyring keyring) throws PasswordAccessException, BackendNotSupportedException;
    }
}
