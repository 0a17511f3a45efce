package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Facts that were judged.
 *
 * @param evidence its name
 * @param sha256 of the JSON, hexadecimal
 * @param packed the JSON, gzip
 * @param gatheredAt when they were first found so
 */
@MappedEntity("obligation_facts")
record KeptFacts(
        @Id @GeneratedValue @Nullable Long id, String evidence, String sha256, byte[] packed, Instant gatheredAt) {}
