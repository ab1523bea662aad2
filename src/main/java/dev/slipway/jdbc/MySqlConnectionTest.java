package dev.slipway.jdbc;

import dev.slipway.model.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link ConnectionTest} asks MySQL and MariaDB. */
final class MySqlConnectionTest {
    private static final Pattern VERSION = Pattern.compile("(?:5\\.5\\.5-)?(\\d+)\\.(\\d+).*");
    /** The name of the database stands for the number that other servers give it. */
    private static final String FACTS = """
            SELECT VERSION() AS version, CURRENT_USER() AS role, DATABASE() IS NULL AS nowhere, CRC32(COALESCE(DATABASE(), '')) AS number,
                   @@GLOBAL.read_only AS read_only,
                   EXISTS (SELECT 1 FROM information_schema.USER_PRIVILEGES u
                            WHERE u.PRIVILEGE_TYPE = 'SUPER' AND u.GRANTEE = %1$s) AS super,
                   EXISTS (SELECT 1 FROM information_schema.USER_PRIVILEGES u
                            WHERE u.PRIVILEGE_TYPE = 'CREATE' AND u.GRANTEE = %1$s) AS creates
            """.formatted("CONCAT('''', SUBSTRING_INDEX(CURRENT_USER(), '@', 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''')");
    /** A copy of a data folder keeps the identity that was made with it: where it runs tells them apart, when it was started need not. */
    private static final List<String> IDENTITY = List.of("server_uuid", "server_uid", "hostname", "port", "datadir");

    private MySqlConnectionTest() {}

    static ServerFacts facts(Statement statement, Duration roundTrip, ConnectionProfile profile) throws SQLException {
        boolean tls = second(statement, "SHOW SESSION STATUS LIKE 'Ssl_cipher'").filter(cipher -> !cipher.isEmpty()).isPresent();
        StringBuilder identity = new StringBuilder();
        for (String variable : IDENTITY) {
            second(statement, "SHOW GLOBAL VARIABLES LIKE '" + variable + "'").ifPresent(value -> identity.append(value).append('/'));
        }
        try (ResultSet row = statement.executeQuery(FACTS)) {
            row.next();
            if (row.getBoolean("nowhere")) {
                throw new ProblemException("The URL names no database", profile.target(),
                        "Write it like jdbc:mysql://host:3306/database?user=name");
            }
            ServerVersion server = version(row.getString("version"));
            RoleRights rights = new RoleRights(row.getString("role"), row.getBoolean("super"), row.getBoolean("creates"));
            boolean readOnly = row.getBoolean("read_only") && !row.getBoolean("super");
            SessionState state = new SessionState(false, readOnly, tls);
            return new ServerFacts(server, rights, state, new DatabaseIdentity(Optional.of(identity.toString()), 0, row.getLong("number")),
                    roundTrip, warnings(profile, readOnly));
        }
    }

    private static List<String> warnings(ConnectionProfile profile, boolean readOnly) {
        List<String> warnings = new ArrayList<>();
        if (profile.environment().writable() && readOnly) {
            warnings.add("This server is read-only, as a replica is: it can be read, but a rehearsal cannot run on it.");
        }
        return warnings;
    }

    private static ServerVersion version(String text) {
        Matcher number = VERSION.matcher(text);
        int major = number.matches() ? Integer.parseInt(number.group(1)) : 0;
        return new ServerVersion(text.contains("MariaDB") ? "MariaDB" : "MySQL", text, major);
    }

    /** The second column of a row such as SHOW VARIABLES gives, empty when there is none. */
    private static Optional<String> second(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.ofNullable(row.getString(2)) : Optional.empty();
        }
    }
}
