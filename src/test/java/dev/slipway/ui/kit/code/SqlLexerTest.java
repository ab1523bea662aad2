package dev.slipway.ui.kit.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqlLexerTest {
    private static List<String> cut(String text) {
        return SqlLexer.tokens(text).stream()
                .map(token -> token.kind() + " " + text.substring(token.start(), token.end()))
                .toList();
    }

    @Test
    void tellsKeywordsTypesNumbersAndNamesApart() {
        assertThat(cut("ALTER TABLE orders ADD total numeric(12,2)"))
                .containsExactly("KEYWORD ALTER", "KEYWORD TABLE", "KEYWORD ADD", "TYPE numeric", "NUMBER 12", "NUMBER 2");
    }

    @Test
    void aQuotedNameIsNoKeyword() {
        assertThat(cut("select \"table\"\" from\" from x")).containsExactly("KEYWORD select", "KEYWORD from");
    }

    @Test
    void stringsMayHoldQuotes() {
        assertThat(cut("'it''s' E'it\\'s' '\\'")).containsExactly("STRING 'it''s'", "STRING E'it\\'s'", "STRING '\\'");
    }

    @Test
    void commentsNest() {
        assertThat(cut("/* a /* b */ c */ null -- to\n1")).containsExactly("COMMENT /* a /* b */ c */", "KEYWORD null", "COMMENT -- to",
                "NUMBER 1");
    }

    @Test
    void theBodyOfADollarQuoteIsSqlAndAParameterIsNot() {
        assertThat(cut("$f$ begin $f$ $1 $$")).containsExactly("STRING $f$", "KEYWORD begin", "STRING $f$", "NUMBER $1", "STRING $$");
    }

    @Test
    void aBackslashAtTheStartOfALineIsForPsql() {
        assertThat(cut("\\set X 1\n  \\gexec\nselect \\g")).containsExactly("META \\set X 1", "META \\gexec", "KEYWORD select");
    }

    @Test
    void whatIsNotClosedReachesToTheEnd() {
        assertThat(cut("'abc")).containsExactly("STRING 'abc");
        assertThat(cut("/* abc")).containsExactly("COMMENT /* abc");
    }

    @Test
    void tokensOfAnyTextAreOrderedAndWithinIt() {
        var random = new Random(7);
        String alphabet = "aE'\"$-/*\\\n1x ;";
        for (int round = 0; round < 3_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int at = 0;
            for (SqlLexer.Token token : SqlLexer.tokens(text.toString())) {
                assertThat(token.start()).as(text.toString()).isGreaterThanOrEqualTo(at);
                assertThat(token.end()).as(text.toString()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
                at = token.end();
            }
        }
    }
}
