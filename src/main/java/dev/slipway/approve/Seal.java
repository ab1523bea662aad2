package dev.slipway.approve;

import java.nio.charset.StandardCharsets;

/**
 * The signature of the Slipway that rehearsed, in a file of its own beside the evidence. It is over the bytes of {@code evidence.json}
 * and nothing else, so that other programs can check it (Ed25519, RFC 8032).
 *
 * @param publicKey Base64 of its X.509 form
 * @param signature Base64
 */
public record Seal(String publicKey, String signature) {
    static final String FORMAT = "slipway-seal/1";

    static Seal over(String evidence, SigningKey key) {
        return new Seal(key.publicKey(), key.sign(evidence.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether this text is, to the byte, what was signed with that key. */
    boolean holdsFor(String evidence) {
        return SigningKey.verifies(publicKey, signature, evidence.getBytes(StandardCharsets.UTF_8));
    }
}
