package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:55440/db?user=postgres, 127.0.0.1, 55440, db, postgres",
        "jdbc:postgresql://db.example.org/shop?user=ann, db.example.org, 5432, shop, ann",
        "jdbc:postgresql://[::1]:5433/shop?user=ann, ::1, 5433, shop, ann",
        "jdbc:postgresql://[2001:db8::7]/shop?user=ann, 2001:db8::7, 5432, shop, ann",
        "jdbc:postgresql:shop?user=ann, localhost, 5432, shop, ann",
        "jdbc:postgresql:///shop?user=ann, localhost, 5432, shop, ann",
        "jdbc:postgresql://h?user=ann, h, 5432, ann, ann",
        "jdbc:postgresql://h/a%20b%2Fc?user=x%40y, h, 5432, a b/c, x@y",
        "jdbc:postgresql://h/a+b?user=x+y, h, 5432, a+b, x+y",
        "postgresql://ann@h:6000/shop, h, 6000, shop, ann",
        "postgres://ann:pw@h:6000/shop, h, 6000, shop, ann",
    })
    void readsWhereAndWho(String url, String host, int port, String database, String user) {
        ConnectionProfile profile = parse(url).profile();
        assertThat(profile.host()).isEqualTo(host);
        assertThat(profile.port()).isEqualTo(port);
        assertThat(profile.database()).isEqualTo(database);
        assertThat(profile.user()).isEqualTo(user);
    }

    @Test
    void takesTheUserOfTheSystemWhenNoneIsNamed() {
        assertThat(parse("jdbc:postgresql://h/shop").profile().user()).isEqualTo(System.getProperty("user.name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "jdbc:postgresql://h/shop?user=ann&password=s3cr%26t",
        "postgresql://ann:s3cr%26t@h/shop",
    })
    void keepsThePasswordApartFromTheProfile(String url) {
        ParsedUrl parsed = parse(url);
        assertThat(parsed.secret()).contains(Secret.of("s3cr&t"));
        assertThat(parsed.toString()).doesNotContain("s3cr");
        assertThat(parsed.profile().redactedUrl()).isEqualTo("jdbc:postgresql://h:5432/shop?user=ann");
    }

    @Test
    void redactedUrlLeadsBackToTheSameProfile() {
        ConnectionProfile profile =
                new ConnectionProfile("p", Environment.STAGING, "::1", 5433, "a b&c", "x@y+z", TlsMode.VERIFY_FULL);
        assertThat(ConnectionProfile.parse(profile.redactedUrl(), "p", Environment.STAGING).profile()).isEqualTo(profile);
    }

    @ParameterizedTest
    @CsvSource({"sslmode=require, REQUIRE", "sslmode=verify-ca, VERIFY_CA", "ssl=true, VERIFY_FULL", "ssl=false, DISABLE", "x=1, PREFER"})
    void readsTheTlsMode(String setting, TlsMode mode) {
        assertThat(parse("jdbc:postgresql://h/shop?user=ann&" + setting).profile().tls()).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "nonsense", "jdbc:postgresql://h:port/shop", "jdbc:postgresql://h:70000/shop", "jdbc:postgresql://a,b/shop",
        "jdbc:postgresql://[::1/shop", "jdbc:postgresql://::1/shop", "jdbc:postgresql://h/%zz", "jdbc:postgresql://h/s?sslmode=perhaps"
    })
    void refusesWhatItCannotRead(String url) {
        assertThatThrownBy(() -> parse(url)).isInstanceOf(ProblemException.class);
    }

    @Test
    void saysThatOtherEnginesAreNotSpokenYet() {
        assertThatThrownBy(() -> parse("jdbc:oracle://ann:hidden@h/shop"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("PostgreSQL, MySQL and MariaDB only")
                .hasMessageContaining("oracle")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void readsUrlsOfMySqlAndMariaDb() {
        ParsedUrl url = parse("jdbc:mysql://h/shop?user=ann&password=hidden&sslMode=VERIFY_IDENTITY&allowPublicKeyRetrieval=true");
        assertThat(url.profile()).isEqualTo(
                new ConnectionProfile("test", Environment.DEVELOPMENT, "h", 3306, "shop", "ann", TlsMode.VERIFY_FULL, Protocol.MYSQL));
        assertThat(url.secret()).hasValueSatisfying(secret -> assertThat(secret.reveal()).isEqualTo("hidden"));
        assertThat(url.profile().redactedUrl()).isEqualTo("jdbc:mysql://h:3306/shop?user=ann&sslMode=VERIFY_IDENTITY");
        assertThat(parse("jdbc:mariadb://h:3307/shop?user=ann").profile().protocol()).isEqualTo(Protocol.MYSQL);
        assertThatThrownBy(() -> parse("jdbc:mysql://h/shop?sslMode=perhaps")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> parse("jdbc:mysql://h/?user=ann")).hasMessageContaining("has no database");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "jdbc:postgresql://ann:hidden@h:x/shop?password=hidden", "postgres://ann:pa/hidden@h/shop", "postgres://ann:12/hidden@h/shop",
        "postgres://ann:pa?hidden@h/shop", "postgres://ann:pa/hid@hidden@h/shop", "postgres://ann/hidden:hidden@h/%zz"
    })
    void hidesThePasswordOfAUrlItCannotRead(String url) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(ProblemException.class)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void theRestOfAPasswordThatIsNotEscapedIsNotLogged() {
        List<String> logged = new ArrayList<>();
        Logger log = Logger.getLogger(JdbcUrl.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage() + Arrays.toString(entry.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        try {
            parse("jdbc:postgresql://h/shop?user=ann&password=ab&hidden&ssl=true");
        } finally {
            log.removeHandler(handler);
        }
        assertThat(logged).singleElement().asString().contains("setting").doesNotContain("hidden");
    }

    private static ParsedUrl parse(String url) {
        return ConnectionProfile.parse(url, "test", Environment.DEVELOPMENT);
    }
}
