package vn.dcim.web.language;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The texts of all {@code i18n/messages_<language>.properties} on the class path, UTF-8, in the form of {@link MessageFormat}:
 * a module that brings pages brings its texts in files of the same names.
 */
@Singleton
public final class Messages {

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    Messages() {
        for (Language language : Language.values()) {
            texts.put(language, read("i18n/messages_" + language.code() + ".properties"));
        }
    }

    private static Map<String, String> read(String resource) {
        Map<String, String> texts = new HashMap<>();
        try {
            for (URL url : Collections.list(Messages.class.getClassLoader().getResources(resource))) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                for (String key : properties.stringPropertyNames()) {
                    if (texts.put(key, properties.getProperty(key)) != null) {
                        throw new IllegalStateException("text " + key + " stands twice, once of them in " + url);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        return Map.copyOf(texts);
    }

    /** @throws MissingResourceException for an unknown key */
    public String text(Language language, String key, Object... arguments) {
        return find(language, key, arguments)
                .orElseThrow(() -> new MissingResourceException(
                        "no text " + key + " in " + language.code(), Messages.class.getName(), key));
    }

    /** Returns a text whose key was made of data and may be unknown. */
    public Optional<String> find(Language language, String key, Object... arguments) {
        return Optional.ofNullable(texts.get(language).get(key))
                .map(pattern -> new MessageFormat(pattern, language.locale()).format(arguments));
    }

    Set<String> keys(Language language) {
        return texts.get(language).keySet();
    }

    List<String> all(Language language) {
        return List.copyOf(texts.get(language).values());
    }
}
