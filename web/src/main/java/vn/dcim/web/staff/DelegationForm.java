package vn.dcim.web.staff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.account.Permission;

/**
 * What the form of a delegation sends, as it was typed: a field {@code right-<code>} for each permission that is given.
 *
 * @param fields by name
 */
public record DelegationForm(Map<String, Object> fields) {

    private static final String RIGHT = "right-";

    static final DelegationForm EMPTY = new DelegationForm(Map.of());

    /** Returns a field as it was typed. */
    public String typed(String field) {
        return fields.getOrDefault(field, "").toString().strip();
    }

    public boolean isChosen(Permission permission) {
        return fields.containsKey(RIGHT + permission.code());
    }

    Set<Permission> permissions() {
        Set<Permission> chosen = EnumSet.noneOf(Permission.class);
        Arrays.stream(Permission.values()).filter(this::isChosen).forEach(chosen::add);
        return chosen;
    }
}
