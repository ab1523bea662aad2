package dev.slipway.testing;

import java.util.List;
import java.util.stream.Stream;

/** The major versions of PostgreSQL that this run judges: the newest, or in the profile {@code matrix} each that is supported. */
public final class Versions {
    private static final int NEWEST = 18;

    private Versions() {}

    /** In ascending order; from the system property {@code slipway.postgres.versions}, separated by commas. */
    public static List<Integer> judged() {
        return Stream.of(System.getProperty("slipway.postgres.versions", String.valueOf(NEWEST)).split(","))
                .map(String::strip).map(Integer::valueOf).sorted().toList();
    }
}
