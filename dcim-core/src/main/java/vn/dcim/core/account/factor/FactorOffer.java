package vn.dcim.core.account.factor;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A secret that an app may have read and that no code has confirmed yet.
 *
 * @param secret sealed under the master key
 */
@MappedEntity("second_factor_offer")
record FactorOffer(@Id long accountId, byte[] secret, Instant madeAt) {

    @Override
    public String toString() {
        return "FactorOffer[accountId=" + accountId + "]";
    }
}
