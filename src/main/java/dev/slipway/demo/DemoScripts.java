package dev.slipway.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
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
