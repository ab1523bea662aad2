package dev.slipway.rehearse.source;

import dev.slipway.embedded.PostgresBinaries;
import dev.slipway.embedded.ScratchServer;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.ParsedUrl;
import dev.slipway.jdbc.Passwords;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Engine;
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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the schema of any source. */
public final class SchemaReading {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaReading.class);
    private static final long MAX_SQL_BYTES = 256L << 20;

    private final SchemaReader reader;
    private final Passwords passwords;
    private final Optional<String> serverVersion;
    private final Consumer<String> notes;

    /** @param passwords where the passwords of live databases come from */
    public SchemaReading(SchemaReader reader, Passwords passwords) {
        this(reader, passwords, Optional.empty(), LOG::info);
    }

    /**
     * @param serverVersion the version of the server that SQL files are run on; empty for that of the schema they are compared with
     * @param notes takes a sentence for people when there is no server of that version
     */
    public SchemaReading(SchemaReader reader, Passwords passwords, Optional<String> serverVersion, Consumer<String> notes) {
        this.reader = reader;
        this.passwords = passwords;
        this.serverVersion = serverVersion;
        this.notes = notes;
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

    /** Reads two sources, see {@link SchemaPair#read}. */
    public SchemaPair read(SchemaSource from, SchemaSource to) {
        return SchemaPair.read(reading(from), reading(to));
    }

    /** How a source is read as one of a pair. */
    public SchemaPair.Reading reading(SchemaSource source) {
        return switch (source) {
            case SchemaSource.Live _, SchemaSource.SnapshotIn _ -> new SchemaPair.Reading.Printed(() -> read(source));
            case SchemaSource.SqlFile(Path file) -> loaded(() -> List.of(file), source.label());
            case SchemaSource.SqlFolder folder -> loaded(() -> SqlFiles.building(folder), source.label());
        };
    }

    private SchemaPair.Reading loaded(Supplier<List<Path>> files, String label) {
        return new SchemaPair.Reading.Loaded(() -> load(files.get(), label), like -> load(files.get(), label, versionOf(like)));
    }

    private String versionOf(Snapshot other) {
        return serverVersion.orElseGet(() -> {
            if (other.server().engine() != Engine.POSTGRESQL) {
                return PostgresBinaries.DEFAULT_VERSION;
            }
            String version = Integer.toString(other.server().major());
            if (ScratchServer.has(version)) {
                return version;
            }
            notes.accept("SQL files are read on PostgreSQL " + PostgresBinaries.DEFAULT_VERSION
                    + " and compared with a schema of PostgreSQL "
                    + version + ": what the two print differently looks like a difference. To read them on " + version + ": "
                    + ScratchServer.wayToGet(version));
            return PostgresBinaries.DEFAULT_VERSION;
        });
    }

    private Snapshot live(ParsedUrl url, String label) {
        try (Database database = passwords.connect(url); Connection connection = database.borrow(SessionPurpose.INTROSPECT)) {
            return reader.read(connection, label);
        } catch (SQLException lost) {
            throw ServerErrors.exception(lost, url.profile());
        }
    }

    private Snapshot load(List<Path> files, String label) {
        return load(files, label, serverVersion.orElse(PostgresBinaries.DEFAULT_VERSION));
    }

    private Snapshot load(List<Path> files, String label, String version) {
        Map<Path, String> texts = new LinkedHashMap<>();
        files.forEach(file -> texts.put(file, SafeFiles.readText(file, MAX_SQL_BYTES)));
        return new SqlLoad(reader, version).load(texts, label);
    }
}
