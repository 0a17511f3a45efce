package vn.dcim.core.asset.stocktake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A code that was read.
 *
 * @param client given by whoever scanned, so that what is sent twice counts once
 * @param itemId null for a code that nobody knows
 * @param placeId where whoever scanned stood; null where they did not say
 * @param result what was answered
 * @param scannedAt when it was read; earlier than {@code at} where there was no connection
 * @param at when it arrived
 */
@MappedEntity("stocktake_scan")
public record StocktakeScan(
        @Id @GeneratedValue @Nullable Long id,
        long stocktakeId,
        String client,
        @Nullable Long itemId,
        String code,
        @Nullable Long placeId,
        String place,
        ScanResult result,
        boolean broken,
        String note,
        Instant scannedAt,
        Instant at,
        String actor,
        boolean undone) {}
