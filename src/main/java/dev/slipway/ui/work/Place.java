package dev.slipway.ui.work;

import dev.slipway.jdbc.ConnectionProfile;
import dev.slipway.jdbc.Database;
import dev.slipway.jdbc.DatabaseIdentity;
import dev.slipway.jdbc.ServerFacts;
import dev.slipway.model.Snapshot;
import dev.slipway.workspace.SchemaSource;
import java.util.Optional;

/** A database, or another source of a schema, that has been chosen. */
public sealed interface Place {
    /** What it is called: the profile's name, or the file's. */
    String name();

    /** Where it is, for a tooltip; never with a password. */
    String detail();

    /** A database that was reached. */
    record Live(ConnectionProfile profile, Database database, ServerFacts facts) implements Place {
        @Override
        public String name() {
            return profile.name().isBlank() ? profile.database() : profile.name();
        }

        @Override
        public String detail() {
            return profile.target() + " as " + profile.user() + " · " + facts.product() + " " + facts.version();
        }
    }

    /** A file or folder that holds a schema. */
    record Filed(SchemaSource source) implements Place {
        @Override
        public String name() {
            return source.label();
        }

        @Override
        public String detail() {
            return switch (source) {
                case SchemaSource.Live(var url) -> url.profile().target();
                case SchemaSource.SqlFile(var file) -> "SQL file " + file;
                case SchemaSource.SqlFolder(var folder, var tool) -> tool.map(name -> name.title() + " migrations ")
                        .orElse("folder of SQL files ") + folder;
                case SchemaSource.SnapshotIn(var file) -> "snapshot " + file;
            };
        }
    }

    /**
     * One end of a plan that was opened: the schema as it was when the plan was made.
     *
     * @param origin the database it was read from, when that is known
     */
    record Kept(Snapshot snapshot, Optional<DatabaseIdentity> origin) implements Place {
        public Kept(Snapshot snapshot) {
            this(snapshot, Optional.empty());
        }

        @Override
        public String name() {
            return snapshot.source();
        }

        @Override
        public String detail() {
            return "as it was when the plan was made · " + snapshot.server().engine().title() + " " + snapshot.server().text();
        }
    }
}
