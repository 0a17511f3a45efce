package vn.dcim.web.language;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import vn.dcim.core.point.PointVocabulary;

/** Gives each language its {@link Words}. */
@Singleton
public final class Dictionary {

    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    Dictionary(Messages messages, PointVocabulary vocabulary) {
        for (Language language : Language.values()) {
            words.put(language, new Words(language, messages, vocabulary));
        }
    }

    public Words in(Language language) {
        return words.get(language);
    }
}
