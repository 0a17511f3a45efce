package vn.dcim.web.work.fault;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.work.fault.FaultCode;
import vn.dcim.web.account.QrCode;

/**
 * The code of an asset.
 *
 * @param code null where there is none
 * @param address shown once, when it was made; empty otherwise
 * @param picture of the address; null otherwise
 */
public record FaultCodePage(
        Asset asset,
        @Nullable FaultCode code,
        String address,
        @Nullable QrCode picture) {}
