package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** The hash of a password that an account had, so that it is not chosen again. */
@MappedEntity("past_password")
record PastPassword(@Id @GeneratedValue @Nullable Long id, long accountId, String hash, Instant until) {}
