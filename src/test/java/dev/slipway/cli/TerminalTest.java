package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final InputStream before = System.in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void giveBack() {
        System.setIn(before);
    }

    @Test
    void aQuestionStandsUntilItIsAnswered() throws Exception {
        try (PipedOutputStream typed = new PipedOutputStream(); PipedInputStream in = new PipedInputStream(typed)) {
            System.setIn(in);
            Terminal terminal = new Terminal(stream(out), stream(err), true);
            terminal.status("40 %");
            CompletableFuture<Optional<String>> answer = CompletableFuture.supplyAsync(() -> terminal.ask("Wait?"));
            while (!shown().endsWith("Wait? ")) {
                assertThat(answer).isNotDone();
                Thread.onSpinWait();
            }
            terminal.status("50 %");
            assertThat(shown()).endsWith("Wait? ");
            terminal.status("");
            terminal.print("ok    step 1");
            terminal.note("beside");
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("ok    step 1");
            assertThat(shown()).contains("beside").endsWith("Wait? ");
            typed.write("w\n".getBytes(StandardCharsets.UTF_8));
            typed.flush();
            assertThat(answer.get(10, TimeUnit.SECONDS)).contains("w");
            terminal.status("60 %");
            assertThat(shown()).endsWith("60 %");
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) throws IOException {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
