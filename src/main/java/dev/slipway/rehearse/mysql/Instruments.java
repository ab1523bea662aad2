package dev.slipway.rehearse.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the server shows its locks and transactions to this user, and if not, what is missing without it and how to switch it on. */
final class Instruments {
    private static final String SCHEMA_ON = "SELECT @@performance_schema";
    private static final String MDL_ON =
            "SELECT COUNT(*) FROM performance_schema.setup_instruments WHERE NAME = 'wait/lock/metadata/sql/mdl' AND ENABLED = 'YES'";
    private static final String STAGES_ON =
            "SELECT COUNT(*) FROM performance_schema.setup_consumers WHERE NAME = 'events_stages_current' AND ENABLED = 'YES'";
    private static final String TRANSACTIONS = "SELECT COUNT(*) FROM information_schema.INNODB_TRX";
    private static final Set<Integer> REFUSED = Set.of(1044, 1142, 1143, 1227, 1370);

    private Instruments() {}

    /** Whether locks can be seen. */
    static boolean showLocks(CheckSession session) throws SQLException {
        return locks(session).isEmpty();
    }

    static List<String> missing(CheckSession session) throws SQLException {
        List<String> missing = locks(session);
        if (refused(session, TRANSACTIONS)) {
            missing.add("long transactions are not seen: the user lacks PROCESS (GRANT PROCESS ON *.* TO the user)");
        }
        if (missing.isEmpty() && session.product() == Product.MYSQL && session.number(STAGES_ON) == 0) {
            missing.add("how far an ALTER is cannot be seen: performance_schema keeps no stages (UPDATE performance_schema.setup_consumers"
                    + " SET ENABLED = 'YES' WHERE NAME = 'events_stages_current')");
        }
        return missing;
    }

    private static List<String> locks(CheckSession session) throws SQLException {
        List<String> missing = new ArrayList<>();
        String without = "locks are not seen, neither who holds them nor who waits: ";
        if (session.number(SCHEMA_ON) == 0) {
            missing.add(without + "performance_schema is off (set performance_schema = ON and performance_schema_instrument ="
                    + " 'wait/lock/metadata/sql/mdl=ON' in the server's configuration and start it again)");
        } else if (refused(session, MDL_ON)) {
            missing.add(without + "the user may not read performance_schema (GRANT SELECT ON performance_schema.* TO the user)");
        } else if (session.number(MDL_ON) == 0) {
            missing.add(without + "metadata locks are not instrumented (UPDATE performance_schema.setup_instruments SET ENABLED = 'YES'"
                    + " WHERE NAME = 'wait/lock/metadata/sql/mdl')");
        }
        return missing;
    }

    private static boolean refused(CheckSession session, String sql) throws SQLException {
        try {
            session.number(sql);
            return false;
        } catch (SQLException failure) {
            if (REFUSED.contains(failure.getErrorCode())) {
                return true;
            }
            throw failure;
        }
    }
}
