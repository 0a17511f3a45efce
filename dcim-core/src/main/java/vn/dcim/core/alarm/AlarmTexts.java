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
        String name = nameOf(point, language);
        String title = text(bundle, key + ".title", rule).replace("{point}", name);
        String returned = bundle.containsKey(key + ".returned")
                ? bundle.getString(key + ".returned").replace("{point}", name)
                : bundle.getString("returned").replace("{title}", title);
        return new Text(title, text(bundle, key + ".meaning", ""), text(bundle, key + ".action", ""), returned);
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
