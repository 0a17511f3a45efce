package vn.dcim.core.work.manual;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;
import vn.dcim.core.asset.AssetKind;

/**
 * An asset as far as its upkeep goes: there may be tens of thousands.
 *
 * @param placeId null where nobody said where it stands
 * @param deviceId null where it is no device
 */
@Introspected
@MappedEntity
public record Upkept(
        long id,
        String name,
        AssetKind kind,
        String model,
        @Nullable Long placeId,
        @Nullable Long deviceId) {}
