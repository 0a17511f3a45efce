package vn.dcim.web.disposal;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Set;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.disposal.Disposal;
import vn.dcim.core.asset.disposal.DisposalGate;
import vn.dcim.core.asset.disposal.Gate;
import vn.dcim.core.asset.disposal.Left;

/**
 * The gate before an asset's disposal.
 *
 * @param releasable lines that can be cleared in one go
 * @param disposal the minutes that it stands on; null for none
 * @param reason as it was typed for a release that was refused
 * @param fault why it was refused; empty for none
 */
public record GatePage(
        Asset asset,
        List<DisposalGate.Line> lines,
        Set<Gate> releasable,
        @Nullable Disposal disposal,
        String reason,
        String fault) {

    public boolean isClear() {
        return lines.stream().allMatch(DisposalGate.Line::isClear);
    }

    /** Returns where a line of the gate is cleared. */
    public String path(Gate gate) {
        String own = "/equipment/" + asset.id();
        return switch (gate) {
            case CARRIERS -> own + "/carriers";
            case SOFTWARE -> "/software/hosts/" + asset.id();
            case POWER ->
                "/power/parts/" + (asset.deviceId() == null ? "asset:" + asset.id() : "device:" + asset.deviceId());
            case ADDRESSES, HOLDER -> own + "/edit";
            case DEVICE -> asset.deviceId() == null ? own : "/devices/" + asset.deviceId();
            case STOCKTAKE -> "/stocktakes";
            case MINUTES -> disposal == null ? "/disposals/new?id=" + asset.id() : "/disposals/" + disposal.id();
        };
    }

    /** Returns where one thing that is in the way is kept. */
    public String path(Gate gate, Left left) {
        return gate == Gate.STOCKTAKE && left.id() != null ? "/stocktakes/" + left.id() : path(gate);
    }
}
