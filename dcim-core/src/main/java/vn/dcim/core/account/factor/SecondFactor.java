package vn.dcim.core.account.factor;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The authenticator app of an account's owner.
 *
 * @param secret what app and program share, sealed under the master key
 * @param since when the owner set it up
 * @param lastStep time step of the last code that was taken; neither it nor an earlier one is taken again
 */
@MappedEntity("second_factor")
record SecondFactor(@Id long accountId, byte[] secret, Instant since, long lastStep) {

    @Override
    public String toString() {
        return "SecondFactor[accountId=" + accountId + "]";
    }
}
