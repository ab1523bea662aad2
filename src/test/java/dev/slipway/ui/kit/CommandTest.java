package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.app.Toolkit;
import java.lang.ref.WeakReference;
import java.time.Duration;
import javafx.scene.control.Button;
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
    void aButtonThatNobodyShowsAnyMoreIsForgotten() {
        WeakReference<Button> button = FxCoalescer.call(() -> new WeakReference<>(
                Buttons.of(Command.of("test.do", "Do", AppIcon.PLAN, () -> { }))));
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (button.get() != null && System.nanoTime() < until) {
            System.gc();
        }
        assertThat(button.get()).isNull();
    }
}
