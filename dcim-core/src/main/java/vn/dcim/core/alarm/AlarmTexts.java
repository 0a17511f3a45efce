package vn.dcim.core.alarm;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.ResourceBundle;
import vn.dcim.core.point.Point;

/** What alarms are called, what they mean and what to do, in the words of the bundles {@code alarm-texts}. */
@Singleton
public final class AlarmTexts {

    private static final String BUNDLE = "alarm-texts";

    private final AlarmRules rules;

    AlarmTexts(AlarmRules rules) {
        this.rules = rules;
    }

    /**
     * The words for one alarm.
     *
     * @param title a few words, without the device
     * @param returned the same, once it has returned
     */
    public record Text(String title, String meaning, String action, String returned) {}

    /**
     * Returns the words for an alarm of a rule at a point. A rule that is no longer there is called by its id.
     *
     * @param locale Vietnamese unless English
     */
    public Text of(String rule, Point point, Locale locale) {
        String language = locale.getLanguage().equals("en") ? "en" : "vi";
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String key = rules.find(rule).map(AlarmRule::text).orElse(rule);
        String title = naming(text(bundle, key + ".title", rule), point, language);
        String returned = bundle.containsKey(key + ".returned")
                ? naming(bundle.getString(key + ".returned"), point, language)
                : bundle.getString("returned").replace("{title}", title);
        return new Text(title, text(bundle, key + ".meaning", ""), text(bundle, key + ".action", ""), returned);
    }

    /** Fills in the point's name; where a text does not ask for it, the part of the device it is about stands behind. */
    private String naming(String text, Point point, String language) {
        if (text.contains("{point}")) {
            return text.replace("{point}", nameOf(point, language));
        }
        return rules.vocabulary()
                .part(point.name(), language)
                .map(part -> text + ": " + (point.label().isEmpty() ? part : point.label()))
                .orElse(text);
    }

    private String nameOf(Point point, String language) {
        String title = rules.vocabulary()
                .find(point.name())
                .map(governed -> governed.title(point.name(), language))
                .orElse(point.name());
        return point.label().isEmpty() ? title : title + " – " + point.label();
    }

    private static String text(ResourceBundle bundle, String key, String otherwise) {
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }
}
