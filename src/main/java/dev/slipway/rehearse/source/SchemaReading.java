package dev.slipway.rehearse.source;

import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.ParsedUrl;
import dev.slipway.jdbc.Passwords;
import dev.slipway.jdbc.ServerErrors;
import dev.slipway.jdbc.SessionPurpose;
import dev.slipway.model.Engine;
import dev.slipway.model.ProblemException;
import dev.slipway.model.ServerVersion;
import dev.slipway.model.Snapshot;
import dev.slipway.rehearse.SchemaReader;
import dev.slipway.workspace.SchemaSource;
import dev.slipway.workspace.SnapshotFile;
import dev.slipway.workspace.SqlFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the schema of any source. */
public final class SchemaReading {
    private final SchemaReader reader;
    private final Passwords passwords;
    private final SourceServer.Servers servers;
    private final Optional<Engine> engine;

    /**
     * @param reader reads live databases of whatever server
     * @param passwords where the passwords of live databases come from
     * @param servers run SQL files
     * @param engine what SQL files are written for; nothing for that of the schema they are compared with, or else PostgreSQL
     */
    public SchemaReading(SchemaReader reader, Passwords passwords, SourceServer.Servers servers, Optional<Engine> engine) {
        this.reader = reader;
        this.passwords = passwords;
        this.servers = servers;
        this.engine = engine;
    }

    /** @throws ProblemException when the source cannot be read */
    public Snapshot read(SchemaSource source) {
        return switch (source) {
            case SchemaSource.Live(ParsedUrl url) -> live(url, source.label());
            case SchemaSource.SqlFile(Path file) -> load(Map.of(file, SqlFiles.text(file)), source.label(), Optional.empty());
            case SchemaSource.SqlFolder folder -> load(SqlFiles.building(folder), source.label(), Optional.empty());
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
            case SchemaSource.SqlFile(Path file) -> loaded(() -> Map.of(file, SqlFiles.text(file)), source.label());
            case SchemaSource.SqlFolder folder -> loaded(() -> SqlFiles.building(folder), source.label());
        };
    }

    private SchemaPair.Reading loaded(Supplier<Map<Path, String>> files, String label) {
        return new SchemaPair.Reading.Loaded(() -> load(files.get(), label, Optional.empty()),
                like -> load(files.get(), label, Optional.of(like.server())));
    }

    private Snapshot live(ParsedUrl url, String label) {
        try (Database database = passwords.connect(url); Connection connection = database.borrow(SessionPurpose.INTROSPECT)) {
            return reader.read(connection, label);
        } catch (SQLException lost) {
            throw ServerErrors.exception(lost, url.profile());
        }
    }

    private Snapshot load(Map<Path, String> texts, String label, Optional<ServerVersion> like) {
        Engine written = engine.or(() -> like.map(ServerVersion::engine)).orElse(Engine.POSTGRESQL);
        return new SqlLoad(servers.of(written), like).load(texts, label);
    }
}
