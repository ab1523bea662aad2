package dev.slipway.dialect.mysql;

/** Options of a table that are set as {@code NAME=value} (MySQL 9 manual and MariaDB 11.4 documentation, "CREATE TABLE", table options). */
final class TableOptions {
    private TableOptions() {}

    static String name(String option) {
        return option.substring(0, option.indexOf('='));
    }

    /** The option as it is where nobody set it. */
    static String reset(String option) {
        String name = name(option);
        return switch (name.replace("`", "").toUpperCase(java.util.Locale.ROOT)) {
            case "ROW_FORMAT", "STATS_PERSISTENT", "STATS_AUTO_RECALC", "STATS_SAMPLE_PAGES", "PACK_KEYS", "PAGE_COMPRESSED",
                    "PAGE_COMPRESSION_LEVEL", "ENCRYPTED", "ENCRYPTION_KEY_ID", "IETF_QUOTES", "TRANSACTIONAL" -> name + "=DEFAULT";
            case "COMPRESSION" -> name + "=''";
            case "ENCRYPTION" -> name + "='N'";
            case "CONNECTION" -> name + "=''";
            case "TABLESPACE" -> name + "=`innodb_file_per_table`";
            case "INSERT_METHOD" -> name + "=NO";
            case "UNION" -> name + "=()";
            default -> name + "=0";
        };
    }
}
