package dev.slipway.dialect.postgres;

import dev.slipway.model.Definition;
import dev.slipway.model.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments on the attributes of a composite type or on the constraints of a domain. */
public final class PartComments {
    /** How the settings begin that are comments on parts. */
    private static final String COMMENT = "comment ";
    private static final Pattern COMMENTED = Pattern.compile(COMMENT + "(\"(?:[^\"]|\"\")*\"|[^=]*)=");

    private PartComments() {}

    static boolean isComment(String setting) {
        return setting.startsWith(COMMENT);
    }

    /** Brings the comments from one state to another; parts that go take theirs along. */
    public static List<String> change(Definition from, Definition to) {
        List<String> sql = new ArrayList<>();
        from.settings().stream().filter(s -> s.startsWith(COMMENT)).map(PartComments::commented)
                .filter(part -> to.settings().stream().noneMatch(s -> s.startsWith(COMMENT) && commented(s).equals(part))
                && hasPart(to, part))
                .forEach(part -> sql.add(partComment(to, part) + "NULL"));
        to.settings().stream().filter(s -> s.startsWith(COMMENT) && !from.settings().contains(s))
                .forEach(s -> sql.add(partComment(to, commented(s))
                + Quote.literal(s.substring(COMMENT.length() + commented(s).length() + 1))));
        return sql;
    }

    private static boolean hasPart(Definition d, String part) {
        return d.key().kind() == ObjectKind.DOMAIN ? d.settings().stream().anyMatch(s -> s.startsWith("constraint " + part + "="))
                : CompositeDdl.attributes(d).containsKey(part);
    }

    private static String partComment(Definition d, String part) {
        return d.key().kind() == ObjectKind.DOMAIN ? "COMMENT ON CONSTRAINT " + part + " ON DOMAIN " + Quote.qualified(d.key()) + " IS "
                : "COMMENT ON COLUMN " + Quote.qualified(d.key()) + "." + part + " IS ";
    }

    /** The quoted name of the part that a comment is on; an equals sign inside of quotes belongs to the name. */
    private static String commented(String setting) {
        Matcher name = COMMENTED.matcher(setting);
        return name.lookingAt() ? name.group(1) : "";
    }
}
