package dev.slipway.jdbc;

import java.time.Duration;
import java.util.List;

/**
 * What a connection test found.
 *
 * @param roundTrip the fastest of a few empty statements
 * @param warnings full sentences for the user, empty when there is nothing to say
 */
public record ServerFacts(
        ServerVersion server,
        RoleRights rights,
        SessionState state,
        DatabaseIdentity identity,
        Duration roundTrip,
        List<String> warnings) {
    public ServerFacts {
        warnings = List.copyOf(warnings);
    }

    public String product() {
        return server.product();
    }

    public String version() {
        return server.version();
    }

    public int major() {
        return server.major();
    }

    public String role() {
        return rights.role();
    }

    public boolean superuser() {
        return rights.superuser();
    }

    public boolean canCreateDatabase() {
        return rights.canCreateDatabase();
    }

    public boolean inRecovery() {
        return state.inRecovery();
    }

    public boolean readOnly() {
        return state.readOnly();
    }

    public boolean tls() {
        return state.tls();
    }
}
