package dev.slipway.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts of one part of the window, from the bundle {@code texts.properties} beside its classes. A missing text is
 * a fault of the program and stops it.
 */
public final class Texts {
    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The texts of the package that {@code owner} is in. */
    public static Texts of(Class<?> owner) {
        return new Texts(ResourceBundle.getBundle(owner.getPackageName() + ".texts", Locale.ROOT, owner.getClassLoader()));
    }

    /**
     * @param values put in for {@code {0}}, {@code {1}} …; numbers are to be formatted before
     * @throws MissingResourceException when the bundle has no such text
     */
    public String get(String key, Object... values) {
        String text = bundle.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(values);
    }
}
