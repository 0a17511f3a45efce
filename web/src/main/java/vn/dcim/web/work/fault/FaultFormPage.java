package vn.dcim.web.work.fault;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.work.fault.FaultReport;
import vn.dcim.web.api.Typed;

/**
 * What whoever scans a code sees.
 *
 * @param asset null where the code is good no more
 * @param report null while nothing was reported
 * @param progress word of the bundles for how far it is
 */
public record FaultFormPage(
        @Nullable Asset asset,
        String secret,
        @Nullable FaultReport report,
        String progress,
        Typed typed,
        String fault) {}
