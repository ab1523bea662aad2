package dev.slipway.workspace;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads files that may be anybody's, and writes files so that a reader sees the old or the new one and never half of it. */
public final class SafeFiles {
    private SafeFiles() {}

    /**
     * The content of a regular file.
     *
     * @throws ProblemException when it is missing, not a regular file (a pipe would wait for ever), too large or unreadable
     */
    public static byte[] read(Path file, long maxBytes) {
        if (!Files.exists(file)) {
            throw new ProblemException("The file does not exist", file.toString(), "Check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw new ProblemException("This is not a file", file.toString(), "Name a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > maxBytes) {
                throw new ProblemException("The file is larger than the limit of " + (maxBytes >> 20) + " MB", file.toString(),
                        "Check that it is the right file");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The content of a text file, which must be UTF-8. */
    public static String readText(Path file, long maxBytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read(file, maxBytes))).toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(new Problem("The file is not UTF-8 text", file.toString(), "", "Save it as UTF-8"), e);
        }
    }

    /**
     * A file inside a folder, after links were followed.
     *
     * @throws ProblemException when a link leads out of the folder
     */
    public static Path inside(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath())) {
                throw new ProblemException("A link leads out of the plan folder", file.toString(), "Replace the link by the file itself");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return file;
    }

    /** A text that is too long to hold all of it at once; each piece is written as it comes, so let it be a large one of whole characters. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Appendable out) throws IOException;
    }

    /** Writes a text in place of the file, in one move. */
    public static void write(Path file, String text) {
        write(file, out -> out.append(text));
    }

    /** Writes a text piece by piece, and puts it in place of the file in one move. */
    public static void write(Path file, Content content) {
        write(file, content, false);
    }

    /** Like {@link #write(Path, String)}, readable by the user alone where the file system knows users. */
    public static void writePrivate(Path file, String text) {
        write(file, out -> out.append(text), true);
    }

    private static void write(Path file, Content content, boolean mine) {
        try (FileDraft draft = FileDraft.of(file, mine)) {
            draft.write(content);
            draft.place();
        }
    }

    private static ProblemException unreadable(Path file, IOException e) {
        return new ProblemException(new Problem("The file cannot be read (" + reason(e) + ")", file.toString(), "",
                "Check its permissions"), e);
    }

    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or folder";
            case FileAlreadyExistsException _, NotDirectoryException _ -> "a file is where a folder should be";
            case FileSystemException other when other.getReason() != null -> other.getReason().toLowerCase(Locale.ROOT);
            case FileSystemException other -> "the file system refuses " + other.getFile();
            default -> e.getMessage() == null ? "input or output failed" : e.getMessage();
        };
    }
}
