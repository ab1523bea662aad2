package dev.slipway.demo;

import dev.slipway.model.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The demo's SQL files. */
final class DemoScripts {
    private DemoScripts() {}

    static String roles() {
        return read("roles.sql");
    }

    /** The schema that production and staging have. */
    static String production() {
        return read("production.sql");
    }

    static String desired() {
        return read("desired.sql");
    }

    static String rows(DemoRows rows) {
        return rows.settings() + read("rows.sql");
    }

    /** What the application does. */
    static String workload() {
        return read("workload.sql");
    }

    /** Changes when anything that the databases are made from changes. */
    static String fingerprint() {
        String all = String.join("\0", roles(), production(), desired(), rows(DemoRows.PRODUCTION), rows(DemoRows.STAGING));
        return Fingerprint.sha256(all).substring(0, 12);
    }

    private static String read(String name) {
        try (InputStream file = DemoScripts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The demo's file " + name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
