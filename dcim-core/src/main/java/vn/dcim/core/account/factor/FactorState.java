package vn.dcim.core.account.factor;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * How an account stands with its second factor.
 *
 * @param since when the app was set up; null where there is none
 * @param passkeys how many there are
 * @param codesLeft recovery codes not used yet
 */
public record FactorState(FactorStanding standing, @Nullable Instant since, long passkeys, long codesLeft) {

    public boolean hasApp() {
        return since != null;
    }

    public boolean isSetUp() {
        return standing == FactorStanding.SET_UP;
    }
}
