package vn.dcim.core.report;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Paper;

/** What a report needs of a change of status; see {@link vn.dcim.core.asset.AssetMovement}. */
record MovementLine(
        long assetId,
        Instant at,
        AssetStatus was,
        AssetStatus became,
        Paper paper,
        String document,
        @Nullable LocalDate signedOn,
        @Nullable Long unitId,
        String person) {}
