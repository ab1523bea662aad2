package dev.slipway.workspace;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The SQL files of a folder. */
public final class SqlFiles {
    private static final long MAX_SQL_BYTES = 256L << 20;

    private SqlFiles() {}

    /**
     * All {@code .sql} files below the folder in the order of their paths.
     *
     * @throws ProblemException when the folder cannot be read
     */
    public static List<Path> below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith(".sql") && Files.isRegularFile(f)).sorted().toList();
        } catch (IOException e) {
            throw new ProblemException(new Problem("The folder cannot be read", folder.toString(), "", "Check its permissions"), e);
        }
    }

    /**
     * The SQL that builds a schema, file by file in the order in which it does; never empty.
     *
     * @throws ProblemException when there is none, or a file cannot be read
     */
    public static Map<Path, String> building(SchemaSource.SqlFolder source) {
        Map<Path, String> texts = new LinkedHashMap<>();
        List<Path> files = inOrder(source);
        BiFunction<Path, String, String> asRun = source.tool().map(tool -> tool.texts(source.folder()))
                .orElse((file, written) -> written);
        files.forEach(file -> texts.put(file, asRun.apply(file, text(file))));
        return texts;
    }

    /** What a file holds. @throws ProblemException when it cannot be read */
    public static String text(Path file) {
        return SafeFiles.readText(file, MAX_SQL_BYTES);
    }

    static List<Path> inOrder(SchemaSource.SqlFolder source) {
        List<Path> files = below(source.folder());
        List<Path> building = source.tool().map(tool -> tool.inOrder(files)).orElse(files);
        if (building.isEmpty()) {
            throw new ProblemException("There is no .sql file in this folder", source.folder().toString(),
                    "Name a folder that holds the schema's SQL");
        }
        return building;
    }
}
