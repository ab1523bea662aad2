package dev.slipway;

import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void starts() {}
}
