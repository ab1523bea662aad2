package dev.slipway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Environment;
import dev.slipway.jdbc.TlsMode;
import dev.slipway.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path temp;

    @Test
    void keepsSettingsForTheUserAlone() throws IOException {
        assertThat(Settings.read(temp)).isEqualTo(Settings.standard());
        Settings mine = Settings.standard().withAuthor("R. Reviewer").withTheme(Settings.Theme.DARK).withWindow(1920, 1080);
        mine.write(temp);
        assertThat(Settings.read(temp)).isEqualTo(mine);
        assertThat(Files.getPosixFilePermissions(temp.resolve("settings.json"))).hasSize(2);
        assertThat(mine.withWindow(10, 99_999)).extracting(Settings::windowWidth, Settings::windowHeight).containsExactly(1100, 16_384);
    }

    @Test
    void keepsProfilesByNameAndForTheUserAlone() throws IOException {
        ProfileStore store = new ProfileStore(temp.resolve("made/on/demand"));
        assertThat(store.all()).isEmpty();
        ConnectionProfile production = new ConnectionProfile("production", Environment.PRODUCTION, "db.example", 5432, "shop", "dba",
                TlsMode.PREFER);
        ConnectionProfile local = new ConnectionProfile("local", Environment.DEVELOPMENT, "::1", 5433, "shop", "me", TlsMode.DISABLE);
        store.put(production);
        store.put(local);
        store.put(local.withDatabase("other"));
        assertThat(store.all()).containsExactly(local.withDatabase("other"), production);
        assertThat(store.find("production")).contains(production);
        Path file = temp.resolve("made/on/demand/profiles.json");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Files.readString(file)).doesNotContainIgnoringCase("password");
        store.remove("local");
        assertThat(store.all()).containsExactly(production);
    }

    @Test
    void findsTheConfigFolder() {
        Path home = Path.of("/home/me");
        assertThat(ConfigFolder.of(Map.of(), home)).isEqualTo(Path.of("/home/me/.config/slipway"));
        assertThat(ConfigFolder.of(Map.of("XDG_CONFIG_HOME", "/x"), home)).isEqualTo(Path.of("/x/slipway"));
        assertThat(ConfigFolder.of(Map.of("XDG_CONFIG_HOME", "x"), home)).isEqualTo(Path.of("/home/me/.config/slipway"));
        assertThat(ConfigFolder.of(Map.of("XDG_CONFIG_HOME", "/x", "SLIPWAY_CONFIG", "/own"), home)).isEqualTo(Path.of("/own"));
    }

    @Test
    void tellsSchemaSourcesApart() throws IOException {
        Path sql = Files.writeString(temp.resolve("a.sql"), "");
        Path snapshot = Files.writeString(temp.resolve("a.snapshot.json"), "");
        assertThat(SchemaSource.parse(sql.toString(), Environment.PRODUCTION)).isEqualTo(new SchemaSource.SqlFile(sql));
        assertThat(SchemaSource.parse(temp.toString(), Environment.PRODUCTION))
                .isEqualTo(new SchemaSource.SqlFolder(temp, Optional.empty()));
        assertThat(SchemaSource.parse(snapshot.toString(), Environment.PRODUCTION)).isEqualTo(new SchemaSource.SnapshotIn(snapshot));
        SchemaSource live = SchemaSource.parse("jdbc:postgresql://h:5440/db?user=u&password=geheim", Environment.PRODUCTION);
        assertThat(live).isInstanceOfSatisfying(SchemaSource.Live.class, l -> {
            assertThat(l.url().profile().environment()).isEqualTo(Environment.PRODUCTION);
            assertThat(l.label()).isEqualTo("db");
        });
        assertThat(live.toString()).doesNotContain("geheim");
    }

    @Test
    void aConnectionStringThatIsNoSourceIsRefusedWithoutItsPassword() {
        for (String wrong : new String[] {"host=h user=u password=geheim", "host=h password='ge heim'.sql"}) {
            assertThatThrownBy(() -> SchemaSource.parse(wrong, Environment.PRODUCTION))
                    .isInstanceOf(ProblemException.class).hasMessageNotContaining("heim").hasMessageContaining("host=h");
        }
    }

    @Test
    void productionIsNeverTakenForStagingUnderAnotherName() {
        ProfileStore store = new ProfileStore(temp);
        ConnectionProfile production = ConnectionProfile.parse("postgresql://u@h/shop", "shop", Environment.PRODUCTION).profile();
        store.put(production);
        assertThatThrownBy(() -> store.requireNotProduction(ConnectionProfile.parse("postgresql://v@H/shop", "copy", Environment.STAGING)
                .profile())).isInstanceOf(ProblemException.class).hasMessageContaining("production of your profile shop");
        store.requireNotProduction(ConnectionProfile.parse("postgresql://u@h/copy", "copy", Environment.STAGING).profile());
    }

    @Test
    void refusesOtherSources() throws IOException {
        Path text = Files.writeString(temp.resolve("a.txt"), "");
        for (String wrong : new String[] {"nowhere.sql", text.toString(), "http://u:geheim@h/x", "jdbc:oracle://h/x", "a\0b"}) {
            assertThatThrownBy(() -> SchemaSource.parse(wrong, Environment.PRODUCTION))
                    .isInstanceOf(ProblemException.class).hasMessageNotContaining("geheim");
        }
    }
}
