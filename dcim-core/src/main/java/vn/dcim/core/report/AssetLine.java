package vn.dcim.core.report;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Origin;

/** What a report needs of an asset as it stood at one instant; see {@link vn.dcim.core.asset.Asset}. */
record AssetLine(
        long id,
        String tag,
        String name,
        AssetKind kind,
        String maker,
        String serial,
        AssetStatus status,
        @Nullable Long placeId,
        @Nullable Long holderId,
        String person,
        String handover,
        @Nullable Long ownerId,
        @Nullable Origin.Kind origin,
        @Nullable Long price,
        @Nullable LocalDate inUseOn,
        @Nullable Integer life,
        @Nullable LocalDate warrantyTo) {

    boolean isPresent() {
        return status.isPresent();
    }

    /** Tells whether its worth is the centre's: neither another agency's nor leased. */
    boolean isOwn() {
        return ownerId == null && origin != Origin.Kind.LEASE && origin != Origin.Kind.HOSTED;
    }

    boolean isHeld() {
        return holderId != null || !person.isEmpty();
    }
}
