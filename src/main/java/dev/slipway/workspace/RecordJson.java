package dev.slipway.workspace;

import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Records as JSON files. A document begins with {@code "format": "name/version"}; the variants of a sealed type with
 * {@code "is": "variant"}. The same record always gives the same text, with a newline at its end.
 */
public final class RecordJson {
    static final String FORMAT = "format";
    static final String VARIANT = "is";
    /** Deeper than anything written here by far: step, script, list, text. */
    private static final int MAX_DEPTH = 40;
    private static final int MAX_STRING = 16 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_STRING).maxNameLength(200).maxNumberLength(30).build())
            .build();

    private RecordJson() {}

    /**
     * The text of a document.
     *
     * @param format name and version, such as {@code slipway-plan/1}
     */
    public static String write(String format, Record value) {
        StringBuilder text = new StringBuilder();
        try {
            write(format, value, text);
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be added to", e);
        }
        return text.toString();
    }

    /** Writes the text of a document piece by piece. */
    public static void write(String format, Record value, Appendable out) throws IOException {
        RecordWriter.write(format, value, out);
    }

    /**
     * Writes two documents of one kind at once, in the time of one where they have most in common.
     *
     * @param order in which the lists directly in the documents are sorted
     */
    static <T extends Record> void write(String format, T one, Appendable out, T other, Appendable otherOut, Comparator<Object> order)
            throws IOException {
        new RecordPairWriter(out, otherOut, order).write(format, one, other);
    }

    /**
     * Reads a file of that format.
     *
     * @param maxBytes a larger file is refused unread
     * @throws ProblemException naming the file, and the line where it is known
     */
    public static <T extends Record> T read(Path file, String format, Class<T> type, long maxBytes) {
        return parse(file.toString(), SafeFiles.read(file, maxBytes), format, type);
    }

    /** Reads a text that is already there; {@code name} stands for it in errors. */
    public static <T extends Record> T parse(String name, String text, String format, Class<T> type) {
        return parse(name, text.getBytes(StandardCharsets.UTF_8), format, type);
    }

    private static <T extends Record> T parse(String name, byte[] bytes, String format, Class<T> type) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            return new RecordReader(parser).document(format, type);
        } catch (RecordReader.Refused e) {
            throw problem(name, e.line(), e.getMessage());
        } catch (StreamReadException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw problem(name, line, "is not valid JSON (" + firstLine(e.getOriginalMessage()) + ")");
        } catch (JacksonException e) {
            throw problem(name, 0, "cannot be read (" + firstLine(e.getOriginalMessage()) + ")");
        }
    }

    private static ProblemException problem(String name, int line, String what) {
        return new ProblemException("The file " + what, line > 0 ? name + ", line " + line : name,
                "Restore the file, or write it again with Slipway");
    }

    private static String firstLine(String message) {
        String clean = message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 160 ? clean : clean.substring(0, 160) + "…";
    }
}
