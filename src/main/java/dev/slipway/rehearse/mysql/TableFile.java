package dev.slipway.rehearse.mysql;

import dev.slipway.model.ProblemException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The rows of a table in a compressed file: for each value its length, -1 for null, and its bytes; a byte before each row. */
final class TableFile {
    private static final int ROW = 1;
    private static final int END = 0;

    private TableFile() {}

    /** Writes a new file. */
    static final class Writer implements AutoCloseable {
        private final MessageDigest digest = newDigest();
        private final DataOutputStream out;

        Writer(Path file) throws IOException {
            OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
            out = new DataOutputStream(new BufferedOutputStream(new FastGzip(new DigestOutputStream(raw, digest)), 1 << 16));
        }

        void row(byte @Nullable [][] values) throws IOException {
            out.writeByte(ROW);
            for (byte @Nullable [] value : values) {
                out.writeInt(value == null ? -1 : value.length);
                if (value != null) {
                    out.write(value);
                }
            }
        }

        /** Ends the file and gives its SHA-256. */
        String end() throws IOException {
            out.writeByte(END);
            out.close();
            return HexFormat.of().formatHex(digest.digest());
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Reads a file that is what was written. */
    static final class Reader implements AutoCloseable {
        private final DataInputStream in;
        private final int columns;

        /** @throws ProblemException when it is another file */
        Reader(Path file, String sha256, int columns) throws IOException {
            requireIntact(file, sha256);
            this.columns = columns;
            this.in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)),
                    1 << 16), 1 << 16));
        }

        /** The next row, empty at the end. */
        Optional<byte @Nullable [][]> row() throws IOException {
            if (in.readByte() == END) {
                return Optional.empty();
            }
            byte @Nullable [][] values = new byte[columns][];
            for (int i = 0; i < columns; i++) {
                int length = in.readInt();
                values[i] = length < 0 ? null : in.readNBytes(length);
            }
            return Optional.of(values);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static void requireIntact(Path file, String sha256) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new ProblemException("A backup file is damaged: its checksum differs", file.getFileName().toString(),
                    "Restore the table from another backup");
        }
    }

    private static MessageDigest newDigest() {
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
