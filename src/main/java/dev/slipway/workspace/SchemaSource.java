package dev.slipway.workspace;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.ParsedUrl;
import dev.slipway.jdbc.Redaction;
import dev.slipway.model.ProblemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where a schema comes from. */
public sealed interface SchemaSource {
    /** A live database; the password, if the URL held one, is masked. */
    record Live(ParsedUrl url) implements SchemaSource {
        @Override
        public String label() {
            return url.profile().database();
        }
    }

    /** A file of SQL that builds the schema from nothing. */
    record SqlFile(Path file) implements SchemaSource {
        @Override
        public String label() {
            return fileName(file);
        }
    }

    /**
     * A folder whose {@code .sql} files build the schema from nothing.
     *
     * @param tool whose migrations they are, and so their order; in the order of their names where they are nobody's
     */
    record SqlFolder(Path folder, Optional<MigrationTool> tool) implements SchemaSource {
        @Override
        public String label() {
            return fileName(folder);
        }
    }

    /** A snapshot that was written before. */
    record SnapshotIn(Path file) implements SchemaSource {
        @Override
        public String label() {
            return fileName(file);
        }
    }

    /** A short name for people: database or file name, never a path or a password. */
    String label();

    /**
     * Reads a source as given on the command line: a JDBC URL, a {@code .sql} file, a folder of them
     * (of migrations, when their names are those of a migration tool), or a {@code .snapshot.json} file.
     *
     * @param environment what a live database counts as; {@link Environment#PRODUCTION} opens read-only sessions
     * @throws ProblemException when it is none of these, or does not exist
     */
    static SchemaSource parse(String source, Environment environment) {
        String lower = source.strip().toLowerCase(Locale.ROOT);
        if (lower.matches("(jdbc|postgres|postgresql|mysql|mariadb):.*")) {
            ParsedUrl url = ConnectionProfile.parse(source, "", environment);
            return new Live(url);
        }
        if (lower.contains("://")) {
            throw new ProblemException("This is not a JDBC URL", Redaction.redact(source),
                    "Write it like jdbc:postgresql://host:5432/database?user=name");
        }
        Path path = path(source);
        if (Files.isDirectory(path)) {
            return new SqlFolder(path, MigrationTool.of(SqlFiles.below(path)));
        }
        if (!Files.exists(path)) {
            throw new ProblemException("The schema source does not exist", Redaction.redact(source),
                    "Give a JDBC URL, a .sql file, a folder of .sql files or a " + SnapshotFile.SUFFIX + " file");
        }
        if (lower.endsWith(SnapshotFile.SUFFIX)) {
            return new SnapshotIn(path);
        }
        if (lower.endsWith(".sql")) {
            return new SqlFile(path);
        }
        throw new ProblemException("The kind of this schema source cannot be told from its name", Redaction.redact(source),
                "Give a JDBC URL, a .sql file, a folder of .sql files or a " + SnapshotFile.SUFFIX + " file");
    }

    private static Path path(String source) {
        try {
            return Path.of(source);
        } catch (InvalidPathException e) {
            throw new ProblemException("This is neither a JDBC URL nor a path", Redaction.redact(source), "Correct it");
        }
    }

    private static String fileName(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
