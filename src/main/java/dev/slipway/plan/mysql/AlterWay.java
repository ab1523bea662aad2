package dev.slipway.plan.mysql;

import dev.slipway.model.Engine;
import dev.slipway.model.ServerVersion;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.LockForecast;
import dev.slipway.plan.Severity;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ways in which a server carries out an ALTER TABLE, the least disturbing first, as they are stated so that a server refuses
 * instead of taking a worse one in silence (MySQL 9 manual, "Online DDL Operations"; NOCOPY, and copying without a lock from 11.2 on, are
 * MariaDB's).
 */
public enum AlterWay {
    /** Only the catalogue changes. */
    INSTANT("ALGORITHM=INSTANT"),
    /** Parts of the table are made, such as keys, but not its rows. */
    NOCOPY("ALGORITHM=NOCOPY, LOCK=NONE"),
    INPLACE("ALGORITHM=INPLACE, LOCK=NONE"),
    ONLINE_COPY("ALGORITHM=COPY, LOCK=NONE"),
    INPLACE_BLOCKING_WRITES("ALGORITHM=INPLACE, LOCK=SHARED"),
    COPY("ALGORITHM=COPY, LOCK=SHARED");

    private static final Pattern ALTER = Pattern.compile("(?s)(ALTER TABLE `(?:[^`]|``)*`)\\s+(.*)");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
    private static final int FIRST_ONLINE_COPY = 11_02;
    private static final String RULE = "table-rewrite";

    private final String clause;

    AlterWay(String clause) {
        this.clause = clause;
    }

    /** The ways that such a server knows at all, the least disturbing first. */
    public static List<AlterWay> of(ServerVersion server) {
        return Stream.of(values()).filter(way -> switch (way) {
            case INSTANT, INPLACE, INPLACE_BLOCKING_WRITES, COPY -> true;
            case NOCOPY -> server.engine() == Engine.MARIADB;
            case ONLINE_COPY -> server.engine() == Engine.MARIADB && copiesOnline(server.text());
        }).toList();
    }

    private static boolean copiesOnline(String version) {
        Matcher number = VERSION.matcher(version);
        return number.lookingAt() && Integer.parseInt(number.group(1)) * 100 + Integer.parseInt(number.group(2)) >= FIRST_ONLINE_COPY;
    }

    /** Whether a statement can be given a way, and has none yet. */
    public static boolean isOpen(String statement) {
        return ALTER.matcher(statement).matches() && !statement.contains("ALGORITHM=");
    }

    /** The statement with this way stated. */
    public String stated(String statement) {
        Matcher alter = ALTER.matcher(statement);
        if (!alter.matches()) {
            throw new IllegalArgumentException("not an ALTER TABLE: " + statement);
        }
        boolean onlyPartitions = alter.group(2).startsWith("PARTITION BY") || alter.group(2).startsWith("REMOVE PARTITIONING");
        return alter.group(1) + "\n  " + clause + (onlyPartitions ? "\n  " : ",\n  ") + alter.group(2);
    }

    /** What a step is expected to cost, now that its way was found out. */
    public StepEffects of(StepEffects predicted, String table) {
        List<Hazard> hazards = new ArrayList<>(predicted.hazards());
        hazards.removeIf(h -> h.rule().equals(RULE));
        boolean rewrites = switch (this) {
            case INSTANT, NOCOPY -> false;
            case INPLACE, INPLACE_BLOCKING_WRITES -> predicted.rewrites();
            case ONLINE_COPY, COPY -> true;
        };
        List<LockForecast> locks = new ArrayList<>(predicted.locks());
        if (this == INPLACE_BLOCKING_WRITES || this == COPY) {
            locks.add(new LockForecast(table, "SHARED_NO_WRITE metadata lock", "writers until it is done"));
            String work = rewrites ? "Writes every row of " + table + " anew" : "Reads every row of " + table;
            hazards.add(new Hazard(RULE, Severity.HIGH, work + " and blocks writes to it meanwhile",
                    "Run it when nobody writes, or change the table with a copying tool"));
        } else if (rewrites) {
            hazards.add(new Hazard(RULE, Severity.MEDIUM, "Writes every row of " + table + " anew, while others read and write it",
                    "Have disk space for a second copy, and watch how far replicas fall behind"));
        }
        return new StepEffects(locks, hazards, rewrites, predicted.upLoses(), predicted.reversal());
    }
}
