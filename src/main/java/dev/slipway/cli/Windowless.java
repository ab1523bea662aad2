package dev.slipway.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is done instead of a window where there is no display: the demo, with its bundle and a picture of every stage. */
public final class Windowless {
    private final Terminal terminal;

    public Windowless(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * @param reason why there is no window, as the first half of a sentence
     * @return the exit code
     */
    public int run(String reason) {
        Path folder = Path.of(System.getProperty("slipway.home", "")).toAbsolutePath().resolve("target").resolve("demo");
        Path pictures = folder.resolve("pictures");
        terminal.note("slipway: " + reason + ": running the demo without a window, into " + folder);
        try {
            removePictures(pictures);
        } catch (IOException e) {
            terminal.error("The pictures of the last run cannot be removed: " + pictures);
            return ExitCode.FAILED;
        }
        int demo = Cli.run(terminal, "demo", "--out", folder.toString());
        int tour = Cli.run(terminal, "tour", "--out", pictures.toString());
        return Math.max(demo, tour);
    }

    /** The bundle is only replaced where nothing else lies beside it. */
    private static void removePictures(Path pictures) throws IOException {
        if (!Files.isDirectory(pictures)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(pictures, "*.png")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
