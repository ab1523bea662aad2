package dev.slipway.model;

import java.nio.charset.StandardCharsets;

/**
 * How the catalogue holds the NOT NULL of a column where that is not the usual way: PostgreSQL keeps a constraint for it from version 18 on
 * (manual, CREATE TABLE). A column without a form has a constraint of the server's own name, or a server that knows no names.
 *
 * @param name the constraint's name when it is not the one that the server chooses, else empty
 * @param noInherit children of the table may hold nulls
 * @param validated false while existing rows have not been checked
 * @param inherited the constraint is that of a parent, and changes with it
 * @param comment the comment on the constraint, empty when there is none
 */
public record NotNullForm(String name, boolean noInherit, boolean validated, boolean inherited, String comment) {
    private static final String SUFFIX = "_not_null";
    /** Longest name (PostgreSQL 18 manual, Identifiers and Key Words: NAMEDATALEN - 1). */
    private static final int NAME_BYTES = 63;

    /** The usual one. */
    public static final NotNullForm PLAIN = new NotNullForm("", false, true, false, "");

    /** The same under another name, empty for the server's own. */
    public NotNullForm named(String other) {
        return new NotNullForm(other, noInherit, validated, inherited, comment);
    }

    /** The same for a table without parents. */
    public NotNullForm asOwn() {
        return new NotNullForm(name, noInherit, validated, false, comment);
    }

    public NotNullForm withComment(String other) {
        return new NotNullForm(name, noInherit, validated, inherited, other);
    }

    /** The name of the constraint behind a column. */
    public String nameFor(ObjectKey column) {
        return name.isEmpty() ? usualName(column) : name;
    }

    /**
     * The name the server chooses: table, column and a word, the longer of the two names cut until the whole fits (makeObjectName of its
     * sources).
     */
    public static String usualName(ObjectKey column) {
        byte[] table = column.parent().getBytes(StandardCharsets.UTF_8);
        byte[] name = column.name().getBytes(StandardCharsets.UTF_8);
        int tableBytes = table.length;
        int nameBytes = name.length;
        while (tableBytes + nameBytes + SUFFIX.length() + 1 > NAME_BYTES) {
            if (tableBytes > nameBytes) {
                tableBytes--;
            } else {
                nameBytes--;
            }
        }
        return cut(table, tableBytes) + "_" + cut(name, nameBytes) + SUFFIX;
    }

    /** So many bytes of a name, without the beginning of a character that does not fit. */
    private static String cut(byte[] name, int bytes) {
        int end = bytes;
        while (end < name.length && end > 0 && (name[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(name, 0, end, StandardCharsets.UTF_8);
    }
}
