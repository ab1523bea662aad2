package dev.slipway.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The password file of PostgreSQL's own tools (manual of PostgreSQL 18, section 32.16 "The Password File"): lines of
 * {@code host:port:database:user:password}, {@code *} for anything, a backslash before a colon or backslash that is meant
 * itself. As in libpq, a file that group or others may access is not used.
 */
final class PasswordFile implements PasswordSource {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordFile.class);
    private static final Set<PosixFilePermission> FOREIGN = EnumSet.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private final Path file;

    PasswordFile(Path file) {
        this.file = file;
    }

    /** The file that libpq would read: PGPASSFILE, else the one in the home folder (on Windows in the application data). */
    static PasswordFile standard(Map<String, String> environment, Path home) {
        String named = environment.get("PGPASSFILE");
        if (named != null && !named.isEmpty()) {
            return new PasswordFile(Path.of(named));
        }
        String applicationData = environment.get("APPDATA");
        return new PasswordFile(applicationData == null
                ? home.resolve(".pgpass")
                : Path.of(applicationData, "postgresql", "pgpass.conf"));
    }

    @Override
    public Optional<Secret> find(ConnectionProfile profile) {
        if (profile.protocol() != Protocol.POSTGRESQL || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (isOpenToOthers()) {
                LOG.warn("The password file {} is not used: group or others may access it. Run chmod 0600 on it", file);
                return Optional.empty();
            }
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(PasswordFile::fields)
                    .filter(fields -> fields.size() >= 5 && matches(fields, profile))
                    .map(fields -> Secret.of(fields.get(4).text))
                    .findFirst();
        } catch (IOException unreadable) {
            LOG.warn("The password file {} cannot be read: {}", file, unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private boolean isOpenToOthers() throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return false;
        }
        return Files.getPosixFilePermissions(file).stream().anyMatch(FOREIGN::contains);
    }

    private static boolean matches(List<Field> fields, ConnectionProfile profile) {
        return fields.get(0).matches(profile.host())
                && fields.get(1).matches(String.valueOf(profile.port()))
                && fields.get(2).matches(profile.database())
                && fields.get(3).matches(profile.user());
    }

    private static List<Field> fields(String line) {
        List<Field> fields = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                text.append(line.charAt(++i));
                escaped = true;
            } else if (c == ':') {
                fields.add(new Field(text.toString(), escaped));
                text.setLength(0);
                escaped = false;
            } else {
                text.append(c);
            }
        }
        fields.add(new Field(text.toString(), escaped));
        return fields;
    }

    private record Field(String text, boolean escaped) {
        boolean matches(String value) {
            return text.equals("*") && !escaped || text.equals(value);
        }
    }
}
