package dev.slipway.workspace;

import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The SQL files of a folder. */
public final class SqlFiles {
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
     * The files that build a schema, in the order in which they do; never empty.
     *
     * @throws ProblemException when there is none, or the folder cannot be read
     */
    public static List<Path> building(SchemaSource.SqlFolder source) {
        List<Path> files = below(source.folder());
        List<Path> building = source.tool().map(tool -> tool.inOrder(files)).orElse(files);
        if (building.isEmpty()) {
            throw new ProblemException("There is no .sql file in this folder", source.folder().toString(),
                    "Name a folder that holds the schema's SQL");
        }
        return building;
    }
}
