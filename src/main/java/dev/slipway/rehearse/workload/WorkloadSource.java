package dev.slipway.rehearse.workload;

import java.nio.file.Path;

/** Where a workload comes from. */
public sealed interface WorkloadSource {
    /** A file of scripts in the syntax of pgbench. */
    record File(Path path) implements WorkloadSource {}

    /** The statements that the staging server has counted most often: needs the extension pg_stat_statements. */
    record Statistics() implements WorkloadSource {}

    /** Reads, writes that change nothing and inserts, made from the schema. */
    record Schema() implements WorkloadSource {}
}
