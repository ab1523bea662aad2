package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void doesNotShowItself() {
        Secret secret = Secret.of("hidden");
        assertThat(secret).hasToString("••••").hasSameHashCodeAs(Secret.of("other"));
        assertThat(secret.reveal()).isEqualTo("hidden");
    }

    @Test
    void isEqualByContent() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
        assertThat(Secret.of("")).isSameAs(Secret.none());
    }
}
