package vn.dcim.core.startup;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences a terminal sees: the bundle {@code messages} beside a class, Vietnamese unless the terminal speaks another
 * language that the bundle has.
 */
public final class Texts {
    // why: without it a Vietnamese terminal would get the bundle of the JVM's default locale instead of the base
    // bundle.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** The sentence {@code key} of the bundle beside {@code owner}, in the language of the terminal. */
    public static String text(Class<?> owner, String key, Object... arguments) {
        return text(Locale.getDefault(Locale.Category.DISPLAY), owner, key, arguments);
    }

    /** The same in a given language; arguments are set in as {@link MessageFormat} does, plain strings unchanged. */
    public static String text(Locale locale, Class<?> owner, String key, Object... arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                owner.getPackageName() + ".messages", locale, owner.getClassLoader(), NO_FALLBACK);
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
    }
}
