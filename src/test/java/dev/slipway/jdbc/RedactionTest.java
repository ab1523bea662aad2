package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "jdbc:postgresql://h/db?user=ann&password=hidden&sslmode=require",
        "postgresql://ann:hidden@h/db",
        "postgresql://ann:hid@hidden@h/db",
        "CREATE ROLE ann LOGIN PASSWORD 'hidden'",
        "ALTER ROLE ann ENCRYPTED PASSWORD 'it''s hidden'",
        "alter role ann password E'a\\'hidden'",
        "ALTER ROLE ann PASSWORD $pw$a hidden one$pw$",
        "host=h password='so hidden' user=ann",
        "PGPASSWORD=hidden psql",
        "password: hidden",
        "IDENTIFIED WITH x; PASSWORD 'hidden",
    })
    void hidesThePassword(String text) {
        assertThat(Redaction.redact(text)).doesNotContain("hidden").contains("••••");
    }

    @Test
    void leavesOtherTextAsItIs() {
        String text = "SELECT password, length(password) FROM users WHERE id = 1 -- see http://h:80/a@b";
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void keepsWhatStandsAroundIt() {
        assertThat(Redaction.redact("jdbc:postgresql://h/db?password=x&user=ann"))
                .isEqualTo("jdbc:postgresql://h/db?password=••••&user=ann");
    }
}
