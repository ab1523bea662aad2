package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class SystemKeyringTest {
    private static final ConnectionProfile PROFILE =
            new ConnectionProfile("p", Environment.STAGING, "db.invalid", 5432, "shop", "slipway-test", TlsMode.PREFER);

    @Test
    @Timeout(10)
    void isNotEvenLoadedWithoutASessionBus() {
        SystemKeyring keyring = new SystemKeyring(Map.of());
        AtomicInteger threads = new AtomicInteger();
        InheritableThreadLocal<String> handedOn = new InheritableThreadLocal<>() {
            @Override
            protected String childValue(String parent) {
                threads.incrementAndGet();
                return parent;
            }
        };
        handedOn.set("to every thread that is begun from here");
        try {
            assertThat(keyring.find(PROFILE)).isEmpty();
            assertThat(keyring.remember(PROFILE, Secret.of("x"))).isFalse();
        } finally {
            handedOn.remove();
        }
        assertThat(threads).as("threads that asked the keyring").hasValue(0);
    }

    @Test
    @Timeout(10)
    void hasNothingWhenItsBusDoesNotAnswer() {
        SystemKeyring keyring = new SystemKeyring(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"));
        assertThat(keyring.find(PROFILE)).isEmpty();
    }
}
