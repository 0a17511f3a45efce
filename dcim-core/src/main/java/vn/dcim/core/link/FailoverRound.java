package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One look, during a failover test, whether the Internet is reached the way that people reach it. */
@MappedEntity("failover_round")
record FailoverRound(@Id @GeneratedValue @Nullable Long id, long testId, Instant at, boolean answered) {}
