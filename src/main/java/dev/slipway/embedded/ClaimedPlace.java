package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder that a new server was given, and those that nobody owns any more.
 *
 * @param folder claimed, new or with the files of an abandoned kept instance
 * @param leftovers claimed too, to be removed
 */
record ClaimedPlace(InstanceFolder folder, List<InstanceFolder> leftovers) {
    /** Claims happen one at a time, so that a folder that is just being made is not taken for an abandoned one. */
    static ClaimedPlace of(EmbeddedOptions options) {
        Path instances = options.cache().folder("instances");
        return options.cache().exclusively(() -> {
            List<InstanceFolder> abandoned = new ArrayList<>(InstanceFolder.abandoned(instances));
            return switch (options.lifetime()) {
                case Lifetime.Scratch() -> new ClaimedPlace(claimNew(instances, Cluster.randomWord(6)), abandoned);
                case Lifetime.Kept kept -> {
                    InstanceFolder folder = keptFolder(kept, abandoned);
                    yield new ClaimedPlace(folder, abandoned);
                }
            };
        });
    }

    /** An abandoned instance to resume, else a new one; all other abandoned instances join the leftovers. */
    private static InstanceFolder keptFolder(Lifetime.Kept kept, List<InstanceFolder> leftovers) throws IOException {
        Files.createDirectories(kept.home());
        InstanceFolder chosen = null;
        for (InstanceFolder abandoned : InstanceFolder.abandoned(kept.home())) {
            boolean whole = Files.exists(abandoned.passwordFile());
            boolean wanted = abandoned.path().getFileName().toString().startsWith(kept.name() + "-");
            if (chosen == null && kept.resume() && whole && wanted) {
                chosen = abandoned;
            } else {
                leftovers.add(abandoned);
            }
        }
        if (chosen != null) {
            return chosen;
        }
        int number = 1;
        while (Files.exists(kept.home().resolve(kept.name() + "-" + number))) {
            number++;
        }
        return claimNew(kept.home(), kept.name() + "-" + number);
    }

    private static InstanceFolder claimNew(Path parent, String name) throws IOException {
        return InstanceFolder.claim(parent.resolve(name)).orElseThrow(() -> new IOException("somebody else took " + name));
    }
}
