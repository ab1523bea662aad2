package dev.slipway.rehearse.workload;

import dev.slipway.jdbc.Redaction;
import dev.slipway.rehearse.event.Tried;
import dev.slipway.rehearse.server.WorkloadSupport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Asks the server whether statements would work with the schema as it is now: prepares them, and runs nothing. */
public final class Prepared {
    /** What PREPARE takes (PostgreSQL 18 manual, "PREPARE"). */
    private static final Pattern PREPARABLE = Pattern.compile("\\s*(select|insert|update|delete|merge|values|with)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Connection connection;
    private final WorkloadSupport server;

    /** @param connection in autocommit mode */
    public Prepared(Connection connection, WorkloadSupport server) {
        this.connection = connection;
        this.server = server;
    }

    /** @param required whether the script has to work now */
    public Tried attempt(Workload.Script script, boolean required) throws SQLException {
        Map<String, String> variables = new HashMap<>();
        Random chance = new Random(1);
        for (Workload.Command command : script.commands()) {
            Optional<Tried> failed = switch (command) {
                case Workload.Command.Assign(String variable, Expression value) -> {
                    try {
                        variables.put(variable, String.valueOf(value.value(variables, chance)));
                        yield Optional.empty();
                    } catch (IllegalArgumentException | ArithmeticException wrong) {
                        yield Optional.of(new Tried(script.name(), false, required, Load.NOT_COMPUTED, String.valueOf(wrong.getMessage())));
                    }
                }
                case Workload.Command.Sleep _ -> Optional.empty();
                case Workload.Command.Send(String sql) -> prepare(script.name(), required, Load.filled(sql, variables));
            };
            if (failed.isPresent()) {
                return failed.get();
            }
        }
        return new Tried(script.name(), true, required, "", "");
    }

    private Optional<Tried> prepare(String name, boolean required, String sql) throws SQLException {
        if (!PREPARABLE.matcher(sql).matches()) {
            return Optional.empty();
        }
        try {
            server.prepare(connection, sql);
            return Optional.empty();
        } catch (SQLException refused) {
            if (server.isLost(refused)) {
                throw refused;
            }
            String state = String.valueOf(refused.getSQLState());
            String message = Redaction.redact(String.valueOf(refused.getMessage()).lines().findFirst().orElse(""));
            return Optional.of(new Tried(name, false, required, state, message));
        }
    }
}
