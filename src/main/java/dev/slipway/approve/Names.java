package dev.slipway.approve;

import java.text.Normalizer;
import java.util.Locale;

/** Whether two names mean one person: case, blanks and the form of the letters do not make a second one. */
final class Names {
    private Names() {}

    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    static String key(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\p{Cf}\\p{Cntrl}]", "");
        return folded.replaceAll("[\\s\\p{Z}]+", " ").strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
