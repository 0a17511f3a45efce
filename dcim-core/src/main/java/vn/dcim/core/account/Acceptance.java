package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The holder of an account has read the statement on what they answer for, and taken it on.
 *
 * @param version of the statement, from 1; its text is in the bundles
 * @param excused true where no person has the account, so nobody read it
 */
@MappedEntity("acceptance")
public record Acceptance(
        @Id @GeneratedValue @Nullable Long id, Long accountId, int version, Instant at, boolean excused) {}
