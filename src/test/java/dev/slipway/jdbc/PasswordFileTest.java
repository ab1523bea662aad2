package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordFileTest {
    private static final String LINES =
            """
            # a comment: not:a:line:at:all
            too:short

            db:5432:shop:ann:first
            db:5432:*:ann:second
            \\:\\:1:5433:shop:ann:sixth
            db:5432:sh\\:op:ben:a\\:b\\\\c
            db:5432:\\*:cid:only a database named star
            *:*:*:*:last
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = folder.resolve(".pgpass");
        Files.writeString(file, LINES);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @CsvSource({
        "db, 5432, shop, ann, first",
        "db, 5432, other, ann, second",
        "::1, 5433, shop, ann, sixth",
        "db, 5432, sh:op, ben, a:b\\c",
        "db, 5432, shop, cid, last",
        "db, 5432, *, cid, only a database named star",
        "elsewhere, 1, x, y, last",
    })
    void takesTheFirstLineThatMatches(String host, int port, String database, String user, String expected) {
        ConnectionProfile profile = profile(host, port, database, user);
        assertThat(new PasswordFile(file).find(profile)).contains(Secret.of(expected));
    }

    @Test
    void isNotUsedWhenOthersMayReadIt() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(new PasswordFile(file).find(profile("db", 5432, "shop", "ann"))).isEmpty();
    }

    @Test
    void hasNothingWhenItDoesNotExist() {
        assertThat(new PasswordFile(folder.resolve("none")).find(profile("db", 5432, "shop", "ann"))).isEmpty();
    }

    @Test
    void isTheOneThatPgpassfileNames() {
        ConnectionProfile profile = profile("db", 5432, "shop", "ann");
        assertThat(PasswordFile.standard(Map.of("PGPASSFILE", file.toString()), folder.resolve("elsewhere")).find(profile)).isPresent();
        assertThat(PasswordFile.standard(Map.of(), folder).find(profile)).isPresent();
        assertThat(PasswordFile.standard(Map.of(), folder.resolve("elsewhere")).find(profile)).isEmpty();
    }

    @Test
    void comesAfterTheEnvironment() {
        Passwords passwords = new Passwords(Map.of("PGPASSWORD", "from environment"), folder, PasswordSource.nobody());
        assertThat(passwords.find(profile("db", 5432, "shop", "ann"))).contains(Secret.of("from environment"));
        Passwords without = new Passwords(Map.of("PGPASSWORD", ""), folder, PasswordSource.nobody());
        assertThat(without.find(profile("db", 5432, "shop", "ann"))).isEqualTo(Optional.of(Secret.of("first")));
    }

    private static ConnectionProfile profile(String host, int port, String database, String user) {
        return new ConnectionProfile("p", Environment.STAGING, host, port, database, user, TlsMode.PREFER);
    }
}
