package dev.slipway.cli;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.ui.app.StageTour;
import dev.slipway.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "tour", description = "Draw a picture of every stage on demo data; needs no display.")
final class TourCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    private final Terminal terminal;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder for the pictures.")
    private Path out;
    @Option(names = "--theme", paramLabel = "THEME", defaultValue = "light", description = "light (default) or dark.")
    private String theme;
    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1440x900",
            description = "The size of each picture in pixels (default: ${DEFAULT-VALUE}).")
    private String size;

    TourCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Theme chosen = Theme.named(theme).orElseThrow(() -> new ProblemException("There is no such theme", theme, "Choose light or dark"));
        Matcher pixels = SIZE.matcher(size);
        if (!pixels.matches()) {
            throw new ProblemException("This is not a size", size, "Write it like 1440x900");
        }
        terminal.note("slipway: drawing a picture of every stage, the rehearsal among them, into " + out + " ... (takes minutes)");
        try {
            List<Path> files = StageTour.draw(chosen, Integer.parseInt(pixels.group(1)), Integer.parseInt(pixels.group(2)), out);
            files.forEach(file -> terminal.print(file.toString()));
            return ExitCode.GOOD;
        } catch (IOException e) {
            throw new ProblemException(new Problem("The pictures cannot be written", out.toString(), "", "Check the path"), e);
        }
    }
}
