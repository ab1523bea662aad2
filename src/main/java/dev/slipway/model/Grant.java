package dev.slipway.model;

import java.util.Comparator;

/**
 * One way in which an object's privileges depart from what a new object of its kind has.
 *
 * @param grantee role name, {@link #PUBLIC} or {@link #OWNER}
 * @param privilege the privilege's keyword, such as SELECT
 * @param grantable whether it was given WITH GRANT OPTION
 * @param column the column it is limited to, empty for the whole object
 * @param revoked a privilege that a new object has and this one has not, rather than one that was given
 */
public record Grant(String grantee, String privilege, boolean grantable, String column, boolean revoked)
        implements Comparable<Grant> {
    /** Everybody. */
    public static final String PUBLIC = "";
    /** The object's owner, whoever that is. */
    public static final String OWNER = "\u0000owner";

    private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::column)
            .thenComparing(Grant::grantee)
            .thenComparing(Grant::privilege)
            .thenComparing(Grant::grantable)
            .thenComparing(Grant::revoked);

    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }
}
