package dev.slipway.rehearse.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ProblemException;
import dev.slipway.plan.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStreamTest {
    @TempDir
    private Path folder;

    @Test
    void isReadBackAsItWasWrittenButForALineACrashCutOff() throws Exception {
        Path file = folder.resolve("events.ndjson");
        List<RehearsalEvent> heard = new ArrayList<>();
        try (EventStream events = new EventStream(file, heard::add)) {
            events.add(at -> new RehearsalEvent.PhaseEntered(at, RehearsalPhase.PREFLIGHT));
            events.add(at -> new RehearsalEvent.FindingMade(at, RehearsalPhase.UP,
                    new Finding(Side.UP, 3, 4, 1, Severity.CRITICAL, "\u00fc\n\"quoted\"", "42703", "", "")));
            events.add(at -> new RehearsalEvent.LocksSampled(at, RehearsalPhase.UP, 1,
                    List.of(new SampledLock(7, "s.t", LockMode.SHARE, false, Duration.ofMillis(3), List.of(8))), List.of()));
        }
        Files.writeString(file, "{\"event\":\"Logged\",\"at\":", StandardOpenOption.APPEND);

        assertThat(EventStream.read(file)).isEqualTo(heard).hasSize(3);
        assertThat(heard).extracting(RehearsalEvent::at).isSorted();
        assertThat(Files.readAllLines(file)).hasSize(4);
    }

    @Test
    void isOnDiskWhenItIsHeard() {
        Path file = folder.resolve("events.ndjson");
        List<Integer> linesWhenHeard = new ArrayList<>();
        try (EventStream events = new EventStream(file, event -> linesWhenHeard.add(EventStream.read(file).size()))) {
            events.add(at -> new RehearsalEvent.Logged(at, "one"));
            events.add(at -> new RehearsalEvent.Logged(at, "two"));
        }
        assertThat(linesWhenHeard).containsExactly(1, 2);
    }

    @Test
    void aChangedLineIsRefused() {
        assertThatThrownBy(() -> EventJson.read("{\"event\":\"Nonsense\"}")).isInstanceOf(ProblemException.class);
    }
}
