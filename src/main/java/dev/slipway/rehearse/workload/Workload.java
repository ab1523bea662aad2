package dev.slipway.rehearse.workload;

import dev.slipway.dialect.script.ScriptLanguage;
import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.event.WorkloadStatement;
import dev.slipway.rehearse.server.WorkloadSupport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an application does.
 *
 * @param source where it comes from, in words
 */
public record Workload(String source, List<Script> scripts) {
    private static final int SUMMARY_LENGTH = 140;

    public Workload {
        scripts = List.copyOf(scripts);
    }

    /**
     * Reads a file in the syntax of pgbench.
     *
     * @throws dev.slipway.model.ProblemException naming the line that is not understood
     */
    public static Workload read(Path file, ScriptLanguage language) {
        return PgbenchFile.read(file, language);
    }

    /**
     * Takes the statements that the server has counted.
     *
     * @throws dev.slipway.model.ProblemException when it has not
     */
    public static Workload counted(Connection staging, WorkloadSupport server) throws SQLException {
        return CountedStatements.read(staging, server);
    }

    /**
     * One thing the application does: commands that run one after the other in one transaction.
     *
     * @param weight how often it is chosen compared with the others, above zero
     */
    public record Script(String name, Age age, int weight, List<Command> commands) {
        public Script {
            commands = List.copyOf(commands);
            if (weight < 1) {
                throw new IllegalArgumentException("a weight is above zero");
            }
        }

        /** A script of one statement without variables. */
        public static Script of(String name, Age age, int weight, String sql) {
            return new Script(name, age, weight, List.of(new Command.Send(sql)));
        }

        public WorkloadStatement told() {
            String line = commands.stream().filter(Command.Send.class::isInstance).map(c -> ((Command.Send) c).sql().strip())
                    .collect(Collectors.joining("; ")).replaceAll("\\s+", " ");
            return new WorkloadStatement(name, age, weight, line.length() > SUMMARY_LENGTH ? line.substring(0, SUMMARY_LENGTH) + " …"
                    : line);
        }
    }

    /** A line of a script. */
    public sealed interface Command {
        /** @param sql one statement in which {@code :name} stands for a variable's value */
        record Send(String sql) implements Command {}

        record Assign(String variable, Expression value) implements Command {}

        record Sleep(Duration time) implements Command {}
    }
}
