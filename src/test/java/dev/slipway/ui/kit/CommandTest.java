package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.app.Toolkit;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class CommandTest {
    @BeforeAll
    static void startToolkit() {
        Toolkit.startHeadless();
    }

    @Test
    void whatAButtonActsOnIsForgottenWithIt() {
        WeakReference<Object> panel = FxCoalescer.call(() -> {
            Object actedOn = new Object();
            Buttons.of(Command.of("test.do", "Do", AppIcon.PLAN, actedOn::notifyAll));
            return new WeakReference<>(actedOn);
        });
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (panel.get() != null && System.nanoTime() < until) {
            System.gc();
        }
        assertThat(panel.get()).isNull();
    }
}
