package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * What came of a wish to add or change something: the thing, or faults.
 *
 * @param kept as it stands now; null where there are faults, and nothing was written
 */
public record Outcome<T>(@Nullable T kept, List<FieldFault> faults) {

    static <T> Outcome<T> of(T kept) {
        return new Outcome<>(kept, List.of());
    }

    static <T> Outcome<T> refused(List<FieldFault> faults) {
        return new Outcome<>(null, faults);
    }

    public boolean isRefused() {
        return kept == null;
    }
}
