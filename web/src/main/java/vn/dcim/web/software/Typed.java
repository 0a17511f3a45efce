package vn.dcim.web.software;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.Described;
import vn.dcim.core.software.FormField;
import vn.dcim.web.language.Words;

/** What a form brings. @param texts by the names of its fields */
record Typed(Map<String, String> texts) {

    private static final String REVISION = "revision";

    static Typed of(Map<String, Object> body) {
        Map<String, String> texts = new HashMap<>();
        body.forEach((name, value) -> texts.put(
                name,
                value instanceof List<?> several
                        ? several.isEmpty() ? "" : String.valueOf(several.getFirst())
                        : value == null ? "" : value.toString()));
        return new Typed(texts);
    }

    /** Returns what a form for a thing begins with. */
    static <F extends FormField> Map<String, String> of(F[] fields, Described<F> thing, int revision, Words words) {
        Map<String, String> texts = new HashMap<>();
        for (F field : fields) {
            texts.put(field.code(), SoftwareWords.typed(thing.text(field), words));
        }
        texts.put(REVISION, Integer.toString(revision));
        return texts;
    }

    <F extends FormField> Map<F, String> fields(F[] fields) {
        Map<F, String> typed = new HashMap<>();
        texts.forEach((name, value) -> FormField.of(fields, name).ifPresent(field -> typed.put(field, value)));
        return typed;
    }

    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** @throws DcimException INVALID_VALUE */
    int revision() {
        String revision = text(REVISION);
        if (!revision.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, REVISION, revision, "1, 2, …");
        }
        return Integer.parseInt(revision);
    }
}
