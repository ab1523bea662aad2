package dev.slipway.workspace;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Environment;
import dev.slipway.model.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The named connections of this user, in {@code profiles.json}. There is no place for a password in it. */
public final class ProfileStore {
    private static final String FORMAT = "slipway-profiles/1";
    private static final long MAX_BYTES = 4L << 20;

    private final Path file;

    public ProfileStore(Path configFolder) {
        file = configFolder.resolve("profiles.json");
    }

    private record Document(List<ConnectionProfile> profiles) {}

    /**
     * All profiles by name.
     *
     * @throws ProblemException when the file is damaged
     */
    public List<ConnectionProfile> all() {
        return Files.exists(file) ? RecordJson.read(file, FORMAT, Document.class, MAX_BYTES).profiles() : List.of();
    }

    public Optional<ConnectionProfile> find(String name) {
        return all().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /**
     * What a saved profile calls production is production, whatever another profile calls it.
     *
     * @throws ProblemException when {@code staging} leads to such a database
     */
    public void requireNotProduction(ConnectionProfile staging) {
        all().stream().filter(p -> p.environment() == Environment.PRODUCTION && p.target().equalsIgnoreCase(staging.target()))
                .findFirst()
                .ifPresent(p -> {
                    throw new ProblemException("This database is the production of your profile " + p.name(), staging.target(),
                            "Rehearse on a staging copy");
                });
    }

    /** Adds the profile, in place of the one of the same name. */
    public void put(ConnectionProfile profile) {
        write(Stream.concat(all().stream().filter(p -> !p.name().equals(profile.name())), Stream.of(profile)));
    }

    /** Removes the profile of that name, if there is one. */
    public void remove(String name) {
        write(all().stream().filter(p -> !p.name().equals(name)));
    }

    private void write(Stream<ConnectionProfile> profiles) {
        List<ConnectionProfile> sorted = profiles.sorted(Comparator.comparing(ConnectionProfile::name)).toList();
        SafeFiles.writePrivate(file, RecordJson.write(FORMAT, new Document(sorted)));
    }
}
