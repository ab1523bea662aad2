package dev.slipway.approve;

import dev.slipway.model.Fingerprint;
import dev.slipway.model.Problem;
import dev.slipway.model.ProblemException;
import dev.slipway.workspace.SafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 key that signs approvals, kept as PKCS#8 PEM (RFC 7468, RFC 8410): the form of {@code openssl genpkey -algorithm ed25519}.
 */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final String FILE = "signing-key.pem";
    private static final long MAX_BYTES = 64 << 10;
    private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final PrivateKey secret;
    private final PublicKey shown;

    private SigningKey(KeyPair pair) {
        secret = pair.getPrivate();
        shown = pair.getPublic();
    }

    /** A new key that is kept nowhere. */
    public static SigningKey generate() {
        try {
            return new SigningKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform has " + ALGORITHM, e);
        }
    }

    /** The user's own key in that folder; made on first use, readable by the user alone. */
    public static SigningKey ofUser(Path configFolder) {
        Path file = configFolder.resolve(FILE);
        if (!Files.exists(file)) {
            generate().write(file);
        }
        return read(file);
    }

    /**
     * Reads a key.
     *
     * @throws ProblemException when the file is no Ed25519 private key, is protected by a pass phrase, or others may read it
     */
    public static SigningKey read(Path file) {
        String pem = new String(SafeFiles.read(file, MAX_BYTES), StandardCharsets.US_ASCII);
        requirePrivate(file);
        if (pem.contains("ENCRYPTED PRIVATE KEY")) {
            throw unusable(file, "The key is protected by a pass phrase", null);
        }
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw unusable(file, "The file holds no private key in PEM form", null);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
            return new SigningKey(pairOf((EdECPrivateKey) secret));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(file, "The file holds no Ed25519 private key", e);
        }
    }

    /** Writes the key, readable by the user alone. */
    public void write(Path file) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(secret.getEncoded());
        SafeFiles.writePrivate(file, BEGIN + "\n" + body + "\n" + END + "\n");
    }

    /** The public key as Base64 of its X.509 form. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(shown.getEncoded());
    }

    /** The signature over these bytes, as Base64. */
    public String sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs", e);
        }
    }

    /** Whether the signature was made over these bytes by the owner of that public key; false as well when either is malformed. */
    public static boolean verifies(String publicKey, String signature, byte[] content) {
        try {
            byte[] encoded = Base64.getDecoder().decode(publicKey);
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(content);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** A short name of a public key that two people can compare by voice: the first 16 hexadecimal digits of its SHA-256. */
    public static String shortName(String publicKey) {
        return Fingerprint.sha256(publicKey).substring(0, 16).replaceAll("(.{4})(?!$)", "$1 ");
    }

    /**
     * The pair of a private key that was stored alone. The platform has no call for this; its generator takes the 32 bytes that it
     * asks of its random source for the private key, so it is given exactly these.
     */
    private static KeyPair pairOf(EdECPrivateKey secret) throws GeneralSecurityException {
        byte[] seed = secret.getBytes().orElseThrow(() -> new GeneralSecurityException("the key cannot be read"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        KeyPair pair = generator.generateKeyPair();
        if (!Arrays.equals(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(), seed)) {
            throw new GeneralSecurityException("the public key cannot be derived");
        }
        return pair;
    }

    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    private static void requirePrivate(Path file) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new ProblemException("The signing key can be read by others", file.toString(), "Run chmod 600 on it");
            }
        } catch (IOException e) {
            throw unusable(file, "The key's permissions cannot be read", e);
        }
    }

    private static ProblemException unusable(Path file, String what, @Nullable Exception cause) {
        Problem problem = Problem.of(what, file.toString(), "Make one with: openssl genpkey -algorithm ed25519, or leave --key away");
        return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
    }
}
