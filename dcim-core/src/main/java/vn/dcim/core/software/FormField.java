package vn.dcim.core.software;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is noted of a title, a licence or an installation, and may be typed, exported and compared. */
public sealed interface FormField permits TitleField, LicenceField, InstallationField {

    String name();

    /** Returns how many characters a free text may have; 0 for what is no free text. */
    int longest();

    /** Returns the word of forms, files and the bundles, such as {@code managed-by}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the field of a code among some; empty where there is none. */
    static <F extends FormField> Optional<F> of(F[] fields, String code) {
        return Arrays.stream(fields).filter(field -> field.code().equals(code)).findFirst();
    }
}
