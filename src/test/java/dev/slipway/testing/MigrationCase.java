package dev.slipway.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder below {@code cases}: one schema, the schema wanted, and the rows in between. A case whose syntax is newer than the oldest
 * supported server says so in the first line of {@code new.sql}: {@code -- needs PostgreSQL 15}.
 *
 * @param since the first major version on which the case can be judged
 */
public record MigrationCase(Path folder, int since) {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Pattern MARK = Pattern.compile("-- needs PostgreSQL (\\d+)\n");
    private static final int OLDEST = 14;

    /** Every case, in the order of names; or those whose name holds the system property {@code slipway.cases.only}. */
    public static List<MigrationCase> all() {
        String wanted = System.getProperty("slipway.cases.only", "");
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().filter(folder -> folder.getFileName().toString().contains(wanted))
                    .map(folder -> new MigrationCase(folder, since(read(folder.resolve("new.sql"))))).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int since(String sql) {
        Matcher mark = MARK.matcher(sql);
        return mark.lookingAt() ? Integer.parseInt(mark.group(1)) : OLDEST;
    }

    public String name() {
        return folder.getFileName().toString();
    }

    public boolean runsOn(int major) {
        return major >= since;
    }

    public boolean byBothStrategies() {
        return Files.exists(folder.resolve("direct")) || Boolean.getBoolean("slipway.cases.direct");
    }

    public String oldSchema() {
        return read(folder.resolve("old.sql"));
    }

    public String newSchema() {
        return read(folder.resolve("new.sql"));
    }

    /** What is put into the old schema. */
    public String rows() {
        return read(folder.resolve("seed.sql"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
