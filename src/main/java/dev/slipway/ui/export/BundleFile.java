package dev.slipway.ui.export;

import dev.slipway.model.Fingerprint;
import java.nio.charset.StandardCharsets;

/**
 * A file of the bundle.
 *
 * @param name path in the bundle, with {@code /} between folders
 * @param sha256 as SHA256SUMS will name it
 */
public record BundleFile(String name, String text, long bytes, String sha256) {
    static BundleFile of(String name, String text) {
        return new BundleFile(name, text, text.getBytes(StandardCharsets.UTF_8).length, Fingerprint.sha256(text));
    }

    boolean markdown() {
        return name.endsWith(".md");
    }
}
