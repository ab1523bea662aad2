package dev.slipway.rehearse.source;

import dev.slipway.embedded.PostgresBinaries;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.ParsedUrl;
import dev.slipway.jdbc.Passwords;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.ProblemException;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.workspace.SafeFiles;
import dev.slipway.workspace.SchemaSource;
import dev.slipway.workspace.SnapshotFile;
import dev.slipway.workspace.SqlFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the schema of any source. */
public final class SchemaReading {
    private static final long MAX_SQL_BYTES = 256L << 20;

    private final SchemaReader reader;
    private final Passwords passwords;
    private final String serverVersion;

    /** @param passwords where the passwords of live databases come from */
    public SchemaReading(SchemaReader reader, Passwords passwords) {
        this(reader, passwords, PostgresBinaries.DEFAULT_VERSION);
    }

    /** @param serverVersion the version of the server that SQL files are run on */
    public SchemaReading(SchemaReader reader, Passwords passwords, String serverVersion) {
        this.reader = reader;
        this.passwords = passwords;
        this.serverVersion = serverVersion;
    }

    /** @throws ProblemException when the source cannot be read */
    public Snapshot read(SchemaSource source) {
        return switch (source) {
            case SchemaSource.Live(ParsedUrl url) -> live(url, source.label());
            case SchemaSource.SqlFile(Path file) -> load(List.of(file), source.label());
            case SchemaSource.SqlFolder folder -> load(SqlFiles.building(folder), source.label());
            case SchemaSource.SnapshotIn(Path file) -> SnapshotFile.read(file);
        };
    }

    /** Reads two sources at once, see {@link SchemaPair#read}. */
    public SchemaPair read(SchemaSource from, SchemaSource to) {
        return SchemaPair.read(() -> read(from), () -> read(to));
    }

    private Snapshot live(ParsedUrl url, String label) {
        try (Database database = passwords.connect(url); Connection connection = database.borrow(SessionPurpose.INTROSPECT)) {
            return reader.read(connection, label);
        } catch (SQLException lost) {
            throw ServerErrors.exception(lost, url.profile());
        }
    }

    private Snapshot load(List<Path> files, String label) {
        Map<Path, String> texts = new LinkedHashMap<>();
        files.forEach(file -> texts.put(file, SafeFiles.readText(file, MAX_SQL_BYTES)));
        return new SqlLoad(reader, serverVersion).load(texts, label);
    }
}
