package vn.dcim.core.exchange;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import vn.dcim.core.asset.AssetBatch.OnKnown;

/**
 * Files of another program that were brought and not taken over yet.
 *
 * @param revision one more with each file and choice
 * @param broughtBy the only account that sees it
 */
@MappedEntity("exchange_draft")
public record ExchangeDraft(
        @Id @GeneratedValue @Nullable Long id, int revision, Instant broughtAt, String broughtBy, OnKnown onKnown) {}
