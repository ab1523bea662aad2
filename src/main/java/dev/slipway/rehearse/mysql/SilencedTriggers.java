package dev.slipway.rehearse.mysql;

import dev.slipway.dialect.mysql.rows.RowSql;
import dev.slipway.model.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps triggers from acting while rows are put back. The servers cannot switch them off, so that they are dropped and made again; what
 * was dropped is noted in the run folder first, for whoever takes over should this process die in between.
 */
final class SilencedTriggers {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String NOTED = "triggers.json";
    /** In the order in which they act, which is the order to make them in again. */
    private static final String TRIGGERS = """
            SELECT t.TRIGGER_NAME FROM information_schema.TRIGGERS t
             WHERE t.EVENT_OBJECT_SCHEMA = DATABASE() AND t.EVENT_OBJECT_TABLE = ?
             ORDER BY t.EVENT_MANIPULATION, t.ACTION_TIMING, t.ACTION_ORDER
            """;

    /** @param mode the SQL mode it was made under @param create the statement that makes it */
    private record Noted(String name, String mode, String create) {}

    private final CheckSession session;
    private final Path file;

    SilencedTriggers(CheckSession session, Path folder) {
        this.session = session;
        this.file = folder.resolve(NOTED);
    }

    void silence(Collection<ObjectKey> tables) throws SQLException {
        List<Noted> noted = new ArrayList<>(read());
        List<String> names = new ArrayList<>();
        for (ObjectKey table : tables) {
            try (PreparedStatement query = session.connection().prepareStatement(TRIGGERS)) {
                query.setString(1, table.name());
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        names.add(row.getString(1));
                    }
                }
            }
        }
        for (String name : names) {
            if (noted.stream().noneMatch(n -> n.name().equals(name))) {
                noted.add(session.query(RowSql.showTrigger(name), row -> {
                    row.next();
                    return new Noted(name, row.getString(2), row.getString(3));
                }));
            }
        }
        if (!noted.isEmpty()) {
            write(noted);
        }
        for (String name : names) {
            session.execute(RowSql.dropTrigger(name));
        }
    }

    /** Makes what was dropped again; gives whether there was anything. */
    boolean restore() throws SQLException {
        List<Noted> noted = read();
        for (Noted trigger : noted) {
            try (PreparedStatement mode = session.connection().prepareStatement("SET SESSION sql_mode = ?")) {
                mode.setString(1, trigger.mode());
                mode.execute();
            }
            session.execute(RowSql.dropTrigger(trigger.name()));
            session.execute(trigger.create());
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !noted.isEmpty();
    }

    private List<Noted> read() {
        try {
            return Files.exists(file) ? MAPPER.readValue(Files.readString(file), new TypeReference<List<Noted>>() {}) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<Noted> noted) {
        try {
            Files.writeString(file, MAPPER.writeValueAsString(noted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
