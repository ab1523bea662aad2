package dev.slipway.workspace;

import dev.slipway.model.ProblemException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose migrations a folder holds, told by the names of its files, and the order in which that tool runs them on an empty database.
 * Flyway 11 documentation, "Migrations": {@code V2__text.sql} by version, {@code R__text.sql} after them by description,
 * {@code B2__text.sql} in place of all versions up to its own; {@code U2__text.sql} only undoes. golang-migrate 4, MIGRATIONS.md:
 * {@code 000001_text.up.sql} by number; {@code .down.sql} only undoes.
 */
public enum MigrationTool {
    FLYWAY("Flyway") {
        @Override
        List<Path> inOrder(List<Path> files) {
            List<Versioned> baselines = versioned(files, "B");
            List<Versioned> all = versioned(files, "V");
            List<Path> order = new ArrayList<>();
            if (!baselines.isEmpty()) {
                Versioned baseline = baselines.getLast();
                order.add(baseline.file());
                all.removeIf(file -> compare(file.version(), baseline.version()) <= 0);
            }
            all.forEach(file -> order.add(file.file()));
            files.stream().filter(file -> REPEATABLE.matcher(fileName(file)).matches())
                    .sorted(Comparator.comparing(MigrationTool::fileName))
                    .forEach(order::add);
            return order;
        }

        @Override
        BiFunction<Path, String, String> texts(Path folder) {
            return FlywayPlaceholders.of(folder, System.getenv())::replaced;
        }

        private List<Versioned> versioned(List<Path> files, String prefix) {
            return sorted(files, file -> {
                Matcher name = VERSIONED.matcher(fileName(file));
                return name.matches() && name.group(1).equals(prefix) ? Optional.of(numbers(name.group(2))) : Optional.empty();
            });
        }
    },
    GOLANG_MIGRATE("golang-migrate") {
        @Override
        List<Path> inOrder(List<Path> files) {
            return sorted(files, file -> {
                Matcher name = NUMBERED_UP.matcher(fileName(file));
                return name.matches() ? Optional.of(numbers(name.group(1))) : Optional.empty();
            }).stream().map(Versioned::file).toList();
        }
    };

    private static final Pattern VERSIONED = Pattern.compile("([VB])(\\d+(?:[._]\\d+)*)__.*\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("R__.*\\.sql");
    private static final Pattern NUMBERED_UP = Pattern.compile("(\\d+)_.*\\.up\\.sql");

    private final String title;

    MigrationTool(String title) {
        this.title = title;
    }

    /** The tool's name, for people. */
    public String title() {
        return title;
    }

    /** From a migration and what is written in it to what the tool runs. @param folder of all of them */
    BiFunction<Path, String, String> texts(Path folder) {
        return (file, written) -> written;
    }

    /** The migrations among these files, in the order in which the tool runs them on an empty database. */
    abstract List<Path> inOrder(List<Path> files);

    /** The tool whose migrations these files are, when there is one. */
    static Optional<MigrationTool> of(List<Path> files) {
        return Arrays.stream(values()).filter(tool -> !tool.inOrder(files).isEmpty()).findFirst();
    }

    private record Versioned(Path file, List<BigInteger> version) {}

    private interface Version {
        /** Empty for a file that is no migration. */
        Optional<List<BigInteger>> of(Path file);
    }

    private static List<Versioned> sorted(List<Path> files, Version version) {
        List<Versioned> all = new ArrayList<>();
        files.forEach(file -> version.of(file).ifPresent(number -> all.add(new Versioned(file, number))));
        all.sort((a, b) -> compare(a.version(), b.version()));
        for (int i = 1; i < all.size(); i++) {
            if (compare(all.get(i - 1).version(), all.get(i).version()) == 0) {
                throw new ProblemException("Two migrations have the same version",
                        fileName(all.get(i - 1).file()) + " and " + fileName(all.get(i).file()), "Give one of them another version");
            }
        }
        return all;
    }

    private static List<BigInteger> numbers(String version) {
        return Arrays.stream(version.split("[._]")).map(BigInteger::new).toList();
    }

    /** Part by part; a part that is missing is zero. */
    private static int compare(List<BigInteger> a, List<BigInteger> b) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int part = at(a, i).compareTo(at(b, i));
            if (part != 0) {
                return part;
            }
        }
        return 0;
    }

    private static BigInteger at(List<BigInteger> version, int part) {
        return part < version.size() ? version.get(part) : BigInteger.ZERO;
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
