package vn.dcim.core.account.factor;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A code on paper, for whoever has not the telephone at hand.
 *
 * @param hash Argon2id as a PHC string
 * @param usedAt null while it is good
 */
@MappedEntity("recovery_code")
record RecoveryCode(
        @Id @GeneratedValue @Nullable Long id,
        long accountId,
        String hash,
        @Nullable Instant usedAt) {}
