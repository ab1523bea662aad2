package dev.slipway.workspace;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that is written beside the one it replaces, and takes its place in one move; closing it removes what was not placed. */
final class FileDraft implements AutoCloseable {
    private final Path file;
    private final Path temporary;

    private FileDraft(Path file, Path temporary) {
        this.file = file;
        this.temporary = temporary;
    }

    /**
     * An empty draft of the file, in a folder that is made where there is none.
     *
     * @param mine readable by the user alone where the file system knows users
     * @throws ProblemException when the folder cannot be written to
     */
    static FileDraft of(Path file, boolean mine) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, ".slipway-", ".tmp");
            // Temporary files are made with mode 0600; a file that is not secret gets the permissions others expect.
            if (!mine && supportsPosix(temporary)) {
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
            }
            return new FileDraft(file, temporary);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes the whole content and sees to it that it is on the disk. */
    void write(SafeFiles.Content content) {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            content.writeTo(new Pieces(channel));
            channel.force(true);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Puts what was written in place of the file. */
    void place() {
        try {
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of our own can be deleted: " + temporary, e);
        }
    }

    /** Writes each piece in UTF-8 at once: a writer's buffers take every character in hand three times. */
    private record Pieces(FileChannel channel) implements Appendable {
        @Override
        public Appendable append(CharSequence text) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char c) throws IOException {
            return append(String.valueOf(c));
        }
    }

    private static boolean supportsPosix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }

    private static ProblemException unwritable(Path file, IOException e) {
        return new ProblemException(new Problem("The file cannot be written (" + SafeFiles.reason(e) + ")", file.toString(),
                Files.exists(file) ? "The file is as it was" : "Nothing was written", "Check the folder's permissions and free space"), e);
    }
}
