package vn.dcim.core.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a record is kept (11/2023 article 12.2). */
public enum DocumentForm {
    PAPER,
    FILE,
    /** In a program, such as this one. */
    SOFTWARE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the form of a code; empty where there is none. */
    public static Optional<DocumentForm> of(String code) {
        return Arrays.stream(values()).filter(form -> form.code().equals(code)).findFirst();
    }
}
