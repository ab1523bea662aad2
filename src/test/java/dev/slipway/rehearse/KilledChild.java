package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.ScratchServer;
import dev.slipway.rehearse.event.EventJson;
import dev.slipway.rehearse.event.RehearsalEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A process that rehearses and is killed at a moment. */
final class KilledChild {
    private KilledChild() {}

    /** @param arguments further ones of {@link RehearsalChild} */
    static void when(Predicate<RehearsalEvent> moment, TestDatabase staging, Path work, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), RehearsalChild.class.getName(), staging.database().profile().redactedUrl()
                        + "&sslmode=disable", work.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(RehearsalChild.PASSWORD, ScratchServer.get().server().password().reveal());
        Process child = builder.start();
        try (BufferedReader lines = child.inputReader()) {
            boolean reached = lines.lines().map(EventJson::read).anyMatch(moment);
            assertThat(reached).as("the moment to kill came").isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
