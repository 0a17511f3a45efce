package vn.dcim.web.software;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.FormField;
import vn.dcim.core.software.ListKind;
import vn.dcim.core.software.SoftwareTerms;
import vn.dcim.core.software.TitleField;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Messages;

/** What may be written in lists of software: the words of both languages for fields and values, and what old lists call them. */
@Factory
final class ListTerms {

    @Singleton
    SoftwareTerms terms(Messages messages) {
        Map<FormField, List<String>> headings = new HashMap<>();
        Map<FormField, Map<String, String>> values = new HashMap<>();
        Arrays.stream(ListKind.values()).flatMap(kind -> kind.fields().stream()).forEach(field -> {
            headings.put(field, headings(field, messages));
            Map<String, String> codes = new HashMap<>();
            SoftwareWords.choices(field).forEach(choice -> both(messages, SoftwareWords.key(choice) + Codes.of(choice))
                    .forEach(word -> codes.put(word, Codes.of(choice))));
            values.put(field, codes);
        });
        return new SoftwareTerms(headings, values);
    }

    private static List<String> headings(FormField field, Messages messages) {
        String prefix = SoftwareWords.prefix(field);
        return Stream.of(
                        both(messages, prefix + ".field." + field.code()),
                        both(messages, prefix + ".headings." + field.code())
                                .flatMap(words -> Arrays.stream(words.split(",\\s*"))),
                        field == TitleField.NAME ? both(messages, "software.title") : Stream.<String>empty())
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<String> both(Messages messages, String key) {
        return Arrays.stream(Language.values())
                .map(language -> messages.find(language, key))
                .flatMap(Optional::stream);
    }
}
