package vn.dcim.core.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of cause an incident has: Article 13.2 of 59/2024, which are also the groups of the national decision 05/2017. */
public enum IncidentGroup {
    ATTACK,
    FAULT,
    OPERATOR_ERROR,
    DISASTER;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<IncidentGroup> of(String code) {
        return Arrays.stream(values())
                .filter(group -> group.code().equals(code))
                .findFirst();
    }
}
