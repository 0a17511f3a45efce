package vn.dcim.core.register;

import java.util.Map;

/**
 * What an entry tells in one place.
 *
 * @param code of forms, files and the API, such as {@code key-changed-on}
 * @param unique whether no two entries that count may have the same
 * @param listed whether it has a column in the list
 * @param options what may be chosen, by code, in order; none where nothing is chosen
 * @param target code of the register that it leads to; empty for none
 */
public record RegisterField(
        String code,
        Wording title,
        FieldType type,
        boolean required,
        boolean unique,
        boolean listed,
        Map<String, Wording> options,
        String target) {}
