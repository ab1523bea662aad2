package dev.slipway.model;

/**
 * How a materialized view keeps its rows; a plain view keeps none.
 *
 * @param clusterIndex the index it is clustered on, empty when there is none
 * @param accessMethod the access method when it is not heap, else empty
 * @param tablespace the tablespace when it is not the database's own, else empty
 */
public record ViewStorage(String clusterIndex, String accessMethod, String tablespace) {
    public static final ViewStorage NONE = new ViewStorage("", "", "");
}
