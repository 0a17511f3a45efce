package vn.dcim.core.startup;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings as the configuration file and the environment give them, by their dotted names.
 *
 * @param lookup the value of a setting, empty where nobody set it
 */
public record StartupSettings(Function<String, Optional<String>> lookup) {
    /** @throws StartupRefusal naming the setting, when nobody set it */
    public String required(String name) {
        return optional(name)
                .orElseThrow(() -> new StartupRefusal(
                        StartupSettings.class,
                        "setting.missing",
                        name,
                        name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')));
    }

    /** Blank counts as absent. */
    public Optional<String> optional(String name) {
        return lookup.apply(name).filter(value -> !value.isBlank());
    }
}
