package dev.slipway.dialect.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a view as {@code pg_get_viewdef} prints it, made the same for all versions. Up to PostgreSQL 15 a view over one relation
 * names the relation before each of its columns; from 16 on it does not (commit 47bb9db7, {@code varprefix} in {@code ruleutils.c}).
 */
public final class ViewText {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|'[^']*+'|\"[^\"]*+\"(?:\"[^\"]*+\")*+|[\\p{L}_\\x{80}-\\x{10FFFF}][\\p{L}\\p{N}_$\\x{80}-\\x{10FFFF}]*+|::|.",
            Pattern.DOTALL);
    private static final Set<String> AFTER_FROM = Set.of("WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR");
    private static final Set<String> SET_OPERATIONS = Set.of("UNION", "INTERSECT", "EXCEPT");
    private static final Set<String> NO_COLUMN_AFTER = Set.of("::", "COLLATE");
    private static final Set<String> RELATION_AFTER = Set.of("FROM", "ONLY");
    private static final Set<String> QUERIES = Set.of("SELECT", "VALUES", "WITH");

    /** A piece of the text; depth counts the brackets around it, and a token inside a query in brackets belongs to that query. */
    private record Token(String text, int depth, boolean inner) {
        boolean isName() {
            char first = text.charAt(0);
            return first == '"' || first == '_' || Character.isLetter(first) || first >= 0x80;
        }
    }

    private ViewText() {}

    /** The text without the relation's name before columns, when the view's outermost query is over one relation; else as it is. */
    public static String canonical(String query) {
        List<Token> tokens = tokens(query);
        return onlyRelation(tokens).map(alias -> without(alias, tokens)).orElse(query);
    }

    private static List<Token> tokens(String query) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(query);
        int depth = 0;
        int innerFrom = 0;
        boolean opened = false;
        while (matcher.find()) {
            String text = matcher.group();
            boolean blank = text.isBlank();
            if (opened && !blank && innerFrom == 0 && QUERIES.contains(text)) {
                innerFrom = depth;
            }
            if (text.equals(")")) {
                if (innerFrom == depth) {
                    innerFrom = 0;
                }
                depth--;
            }
            tokens.add(new Token(text, depth, innerFrom > 0));
            if (text.equals("(")) {
                depth++;
            }
            opened = text.equals("(") || opened && blank;
        }
        return tokens;
    }

    /** The name under which the columns of the one relation are known; nothing for joins, several relations, none, and set operations. */
    private static Optional<String> onlyRelation(List<Token> tokens) {
        List<Token> outer = tokens.stream().filter(t -> t.depth == 0 && !t.text.isBlank()).toList();
        int from = indexOf(outer, Set.of("FROM"), 0);
        if (from < 0 || indexOf(outer, SET_OPERATIONS, 0) >= 0) {
            return Optional.empty();
        }
        int after = indexOf(outer, AFTER_FROM, from);
        List<Token> source = outer.subList(from + 1, after < 0 ? outer.size() : after);
        boolean several = source.stream().anyMatch(t -> t.text.equals(",") || t.text.equals("TABLESAMPLE"));
        // A join is printed in brackets, and so is a query that is selected from: only a query has a name after it.
        boolean join = source.getFirst().text.equals("(") && !source.getLast().isName();
        return several || join ? Optional.empty() : source.reversed().stream().filter(Token::isName).findFirst().map(Token::text);
    }

    private static int indexOf(List<Token> tokens, Set<String> words, int start) {
        for (int i = start; i < tokens.size(); i++) {
            if (words.contains(tokens.get(i).text)) {
                return i;
            }
        }
        return -1;
    }

    private static String without(String alias, List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            if (isPrefix(alias, tokens, i)) {
                i++;
            } else {
                text.append(tokens.get(i).text);
            }
        }
        return text.toString();
    }

    /** Whether the token and the dot after it stand before a column: not before a function, type or collation of a schema of that name. */
    private static boolean isPrefix(String alias, List<Token> tokens, int at) {
        Token token = tokens.get(at);
        boolean followed = at + 2 < tokens.size() && tokens.get(at + 1).text.equals(".") && tokens.get(at + 2).isName();
        if (token.inner || !token.text.equals(alias) || !followed) {
            return false;
        }
        String next = at + 3 < tokens.size() ? tokens.get(at + 3).text : "";
        String before = at > 0 ? tokens.get(at - 1).text : "";
        String word = at > 1 && before.isBlank() ? tokens.get(at - 2).text : before;
        boolean relation = token.depth == 0 && RELATION_AFTER.contains(word);
        return !next.equals("(") && !next.equals(".") && !before.equals(".") && !NO_COLUMN_AFTER.contains(word) && !relation;
    }
}
