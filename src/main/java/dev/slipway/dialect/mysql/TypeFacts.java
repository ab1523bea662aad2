package dev.slipway.dialect.mysql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a change of a column's type does to its values. Where it is not known the worse is said. */
public final class TypeFacts {
    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final List<String> TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");
    private static final List<String> BLOBS = List.of("tinyblob", "blob", "mediumblob", "longblob");
    private static final Pattern TYPE = Pattern.compile("(\\w+)(?:\\((.*)\\))?(.*)");

    private record Type(String name, String arguments, boolean unsigned) {
        static Type of(String text) {
            Matcher type = TYPE.matcher(text);
            if (!type.matches()) {
                return new Type(text, "", false);
            }
            return new Type(type.group(1), type.group(2) == null ? "" : type.group(2), type.group(3).contains("unsigned"));
        }

        int length() {
            String first = arguments.split(",", 2)[0];
            return first.matches("\\d{1,9}") ? Integer.parseInt(first) : 0;
        }

        int scale() {
            String[] parts = arguments.split(",", 2);
            return parts.length > 1 && parts[1].strip().matches("\\d{1,3}") ? Integer.parseInt(parts[1].strip()) : 0;
        }
    }

    private TypeFacts() {}

    /** Whether every value of one type fits the other. */
    public static boolean keepsAll(String from, String to) {
        Type a = Type.of(from);
        Type b = Type.of(to);
        if (from.equals(to)) {
            return true;
        }
        if (INTEGERS.contains(a.name()) && INTEGERS.contains(b.name())) {
            int wider = INTEGERS.indexOf(b.name()) - INTEGERS.indexOf(a.name());
            return a.unsigned() == b.unsigned() ? wider >= 0 : a.unsigned() && wider > 0;
        }
        if (isText(a) && isText(b)) {
            return capacity(b) >= capacity(a);
        }
        if (BLOBS.contains(a.name()) && BLOBS.contains(b.name())) {
            return BLOBS.indexOf(b.name()) >= BLOBS.indexOf(a.name());
        }
        if (a.name().equals(b.name()) && (a.name().equals("enum") || a.name().equals("set"))) {
            return SqlText.items(b.arguments()).containsAll(SqlText.items(a.arguments()));
        }
        if (a.name().equals("decimal") && b.name().equals("decimal")) {
            return b.length() - b.scale() >= a.length() - a.scale() && b.scale() >= a.scale();
        }
        return a.name().equals(b.name()) && a.unsigned() == b.unsigned() && b.length() >= a.length();
    }

    private static boolean isText(Type type) {
        return type.name().equals("varchar") || type.name().equals("char") || TEXTS.contains(type.name()) || type.name().equals("enum");
    }

    private static long capacity(Type type) {
        return switch (type.name()) {
            case "char", "varchar" -> type.length();
            case "enum", "tinytext" -> 255;
            case "text" -> 65_535;
            case "mediumtext" -> 16_777_215;
            default -> 4_294_967_295L;
        };
    }

    /** Whether values lose digits without an error, even in strict mode. */
    public static boolean rounds(String from, String to) {
        Type a = Type.of(from);
        Type b = Type.of(to);
        boolean fraction = List.of("decimal", "float", "double").contains(a.name());
        if (fraction && INTEGERS.contains(b.name()) || a.name().equals("double") && b.name().equals("float")) {
            return true;
        }
        boolean times = List.of("datetime", "timestamp", "time").contains(a.name());
        return a.name().equals("decimal") && b.name().equals("decimal") && b.scale() < a.scale()
                || times && a.name().equals(b.name()) && b.length() < a.length()
                || times && b.name().equals("date");
    }

    /** Whether the change needs no look at the rows: a longer varchar below the same length byte, members added at the end. */
    public static boolean isBrief(String from, String to) {
        Type a = Type.of(from);
        Type b = Type.of(to);
        if (from.equals(to)) {
            return true;
        }
        if (a.name().equals("varchar") && b.name().equals("varchar")) {
            // Of four bytes each, 63 characters are the most that one length byte surely counts.
            return b.length() >= a.length() && (b.length() <= 63 || a.length() > 255);
        }
        if (a.name().equals(b.name()) && (a.name().equals("enum") || a.name().equals("set"))) {
            List<String> before = SqlText.items(a.arguments());
            List<String> after = SqlText.items(b.arguments());
            return after.size() >= before.size() && after.subList(0, before.size()).equals(before);
        }
        return false;
    }
}
