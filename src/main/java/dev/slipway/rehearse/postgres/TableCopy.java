package dev.slipway.rehearse.postgres;

import dev.slipway.dialect.postgres.rows.RowSql;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.server.StoredColumn;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * A table as a file: COPY in binary form, compressed, with a checksum of the file. It is read back into a temporary table of the same
 * server and compared before it counts as a backup. A temporary table, rather than a scratch database, since only there the types of
 * the table exist, nothing is left behind by a crash, and no privilege to create databases is needed.
 */
final class TableCopy {
    /** The raw name of the temporary table. */
    static final String TEMPORARY = "slipway_copy";

    private final CheckSession session;

    TableCopy(CheckSession session) {
        this.session = session;
    }

    /**
     * Writes the file and gives its SHA-256.
     *
     * @param rows hears after each block how many rows are written
     */
    String write(ObjectKey table, List<String> columns, Path file, LongConsumer rows) throws SQLException, IOException {
        MessageDigest digest = sha256();
        // The server sends each row as a message of its own, and one more at the end (manual, "COPY Operations" of the protocol).
        try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
                OutputStream out = new FastGzip(new DigestOutputStream(raw, digest))) {
            CopyOut copy = copies().copyOut(RowSql.copyOut(table, columns));
            long blocks = 0;
            for (byte[] block = copy.readFromCopy(); block != null; block = copy.readFromCopy()) {
                if (session.cancellation().isCancelled()) {
                    copy.cancelCopy();
                    session.cancellation().check();
                }
                out.write(block);
                rows.accept(blocks++);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Loads a file into the temporary table, which the end of the transaction drops. Call inside a transaction.
     *
     * @throws ProblemException when the file is not the one that was written
     */
    void load(List<StoredColumn> columns, Path file, String sha256) throws SQLException, IOException {
        requireIntact(file, sha256);
        SequencedMap<String, String> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.type()));
        session.execute(RowSql.createTemporary(TEMPORARY, types));
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            send(in, copies().copyIn(RowSql.copyIn(TEMPORARY, List.copyOf(types.keySet()))));
        }
    }

    private void send(InputStream in, CopyIn copy) throws SQLException, IOException {
        byte[] block = new byte[1 << 16];
        try {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                session.cancellation().check();
                copy.writeToCopy(block, 0, read);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void requireIntact(Path file, String sha256) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new ProblemException("A backup file is damaged: its checksum differs", file.getFileName().toString(),
                    "Restore the table from another backup");
        }
    }

    private CopyManager copies() throws SQLException {
        return session.connection().unwrap(PGConnection.class).getCopyAPI();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The fastest level: the time of the backup is the time staging waits. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
