package dev.slipway.approve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    /** RFC 8032, section 7.1, test 2. */
    private static final String SEED = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    private static final String PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private static final String SIGNATURE = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
    private static final byte[] MESSAGE = {0x72};

    @TempDir
    Path temp;

    private Path key(String mode, String pem) throws IOException {
        Path file = Files.writeString(temp.resolve("key.pem"), pem);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    @Test
    void signsAsTheStandardSays() throws IOException {
        // RFC 8410: the prefix of a PKCS#8 Ed25519 key.
        SigningKey key = SigningKey.read(key("rw-------", "-----BEGIN PRIVATE KEY-----\n"
                + base64("302e020100300506032b657004220420" + SEED) + "\n-----END PRIVATE KEY-----\n"));
        assertThat(key.sign(MESSAGE)).isEqualTo(base64(SIGNATURE));
        assertThat(key.publicKey()).isEqualTo(base64("302a300506032b6570032100" + PUBLIC));
        assertThat(SigningKey.verifies(key.publicKey(), key.sign(MESSAGE), MESSAGE)).isTrue();
        assertThat(SigningKey.verifies(key.publicKey(), key.sign(MESSAGE), new byte[] {0x73})).isFalse();
        assertThat(SigningKey.verifies("nonsense", "!", MESSAGE)).isFalse();
    }

    @Test
    void makesTheUsersKeyOnceAndForTheUserAlone() throws IOException {
        Path config = temp.resolve("config");
        SigningKey first = SigningKey.ofUser(config);
        assertThat(SigningKey.ofUser(config).publicKey()).isEqualTo(first.publicKey());
        assertThat(Files.getPosixFilePermissions(config.resolve("signing-key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(SigningKey.shortName(first.publicKey())).matches("([0-9a-f]{4} ){3}[0-9a-f]{4}");
    }

    @Test
    void refusesWhatIsNoPrivateKeyOfOurs() throws IOException {
        SigningKey.ofUser(temp);
        String good = Files.readString(temp.resolve("signing-key.pem"));
        assertThatThrownBy(() -> SigningKey.read(key("rw-r--r--", good))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("chmod 600");
        for (String bad : new String[] {"", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                good.replace("BEGIN", "BEGIN RSA"),
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"}) {
            assertThatThrownBy(() -> SigningKey.read(key("rw-------", bad))).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("key.pem");
        }
        assertThatThrownBy(() -> SigningKey.read(temp.resolve("none"))).isInstanceOf(ProblemException.class);
    }
}
