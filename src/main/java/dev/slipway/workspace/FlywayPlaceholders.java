package dev.slipway.workspace;

import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The placeholders of Flyway migrations, such as <code>${owner}</code>: from {@code flyway.conf} in the folder of the migrations or in the
 * two above it, and from {@code FLYWAY_PLACEHOLDERS_OWNER} in the environment, which comes first (Flyway 11 documentation, "Migration
 * Placeholders", "Environment Variables"). Names are the same in upper and lower case.
 */
final class FlywayPlaceholders {
    private static final String CONF = "flyway.conf";
    private static final String IN_CONF = "flyway.placeholders.";
    private static final String IN_ENVIRONMENT = "FLYWAY_PLACEHOLDERS_";
    private static final long MAX_BYTES = 1 << 20;
    private static final int FOLDERS_ABOVE = 2;

    private final Properties conf;
    private final Map<String, String> values = new HashMap<>();

    private FlywayPlaceholders(Properties conf, Map<String, String> environment) {
        this.conf = conf;
        values.put("flyway:table", conf.getProperty("flyway.table", "flyway_schema_history"));
        String first = conf.getProperty("flyway.schemas", "public").split(",")[0].strip();
        values.put("flyway:defaultschema", conf.getProperty("flyway.defaultSchema", first));
        conf.stringPropertyNames().stream().filter(name -> name.startsWith(IN_CONF)).forEach(name ->
                values.put(name.substring(IN_CONF.length()).toLowerCase(Locale.ROOT), conf.getProperty(name)));
        environment.forEach((name, value) -> {
            if (name.startsWith(IN_ENVIRONMENT)) {
                values.put(name.substring(IN_ENVIRONMENT.length()).toLowerCase(Locale.ROOT), value);
            }
        });
    }

    /** @throws ProblemException when there is a configuration that cannot be read */
    static FlywayPlaceholders of(Path folder, Map<String, String> environment) {
        Optional<Path> file = Stream.iterate(Optional.of(folder.toAbsolutePath().normalize()), Optional::isPresent,
                        at -> at.map(Path::getParent)).limit(1 + FOLDERS_ABOVE)
                .map(at -> at.orElseThrow().resolve(CONF)).filter(Files::isRegularFile).findFirst();
        Properties conf = new Properties();
        try {
            conf.load(new StringReader(file.map(found -> SafeFiles.readText(found, MAX_BYTES)).orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException("a text can always be read", e);
        } catch (IllegalArgumentException wrong) {
            throw new ProblemException("The configuration of Flyway cannot be read (" + wrong.getMessage() + ")",
                    file.map(Path::toString).orElse(CONF), "Correct it");
        }
        return new FlywayPlaceholders(conf, environment);
    }

    /**
     * The text of a migration with its values in place.
     *
     * @throws ProblemException naming the file, the line and the placeholder that nobody gave a value for
     */
    String replaced(Path file, String text) {
        if (!Boolean.parseBoolean(conf.getProperty("flyway.placeholderReplacement", "true"))) {
            return text;
        }
        String prefix = conf.getProperty("flyway.placeholderPrefix", "${");
        String suffix = conf.getProperty("flyway.placeholderSuffix", "}");
        Matcher placeholder = Pattern.compile(Pattern.quote(prefix) + "(.+?)" + Pattern.quote(suffix)).matcher(text);
        return placeholder.replaceAll(match -> Matcher.quoteReplacement(value(file, match.group(1))
                .orElseThrow(() -> missing(file, text, match.start(), match.group(1)))));
    }

    private Optional<String> value(Path file, String name) {
        return name.equalsIgnoreCase("flyway:filename") ? Optional.of(String.valueOf(file.getFileName()))
                : Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }

    private static ProblemException missing(Path file, String text, int at, String name) {
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new ProblemException("The placeholder " + name + " of this migration has no value", file + ":" + line,
                "Write " + IN_CONF + name + "=… into " + CONF + " beside the migrations, or set " + IN_ENVIRONMENT
                        + name.toUpperCase(Locale.ROOT));
    }
}
