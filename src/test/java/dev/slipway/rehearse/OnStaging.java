package dev.slipway.rehearse;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test on a staging database of its own with the schema and rows of {@link RehearsalCase}. */
abstract class OnStaging {
    TestDatabase staging;
    /** Its rows, as text. */
    String before;
    @TempDir
    Path work;

    @BeforeEach
    void create() {
        staging = TestDatabase.create();
        RehearsalCase.FROM.forEach(staging::execute);
        staging.execute(RehearsalCase.ROWS);
        before = RehearsalCase.rowsOf(staging);
    }

    @AfterEach
    void drop() {
        staging.close();
    }
}
