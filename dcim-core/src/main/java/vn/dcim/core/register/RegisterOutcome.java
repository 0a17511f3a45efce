package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * What came of a wish to add or change an entry: an entry, or faults.
 *
 * @param entry as it stands now; null where there are faults, and nothing was written
 */
public record RegisterOutcome(@Nullable RegisterEntry entry, List<RegisterFault> faults) {

    static RegisterOutcome of(RegisterEntry entry) {
        return new RegisterOutcome(entry, List.of());
    }

    public boolean isRefused() {
        return entry == null;
    }
}
