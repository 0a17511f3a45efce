package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.work.fault.FaultDesk;
import vn.dcim.core.work.fault.FaultKind;

/** Faults that people reported by the code on an asset: one waits, one is an order, one was declined. */
@Singleton
final class DemoFaults {

    private static final String LEAD = "shift-lead";
    private static final int ASSETS = 40;

    private final FaultDesk desk;
    private final Assets assets;

    DemoFaults(FaultDesk desk, Assets assets) {
        this.desk = desk;
        this.assets = assets;
    }

    /** Enters them unless an earlier start did; assets must be there. */
    void enter() {
        if (!desk.fresh().isEmpty() || !desk.decided().isEmpty()) {
            return;
        }
        List<Asset> about = assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, ASSETS).assets().stream()
                .filter(asset -> asset.status() != AssetStatus.DISPOSED)
                .limit(3)
                .toList();
        about.forEach(asset -> desk.make(asset.id(), LEAD));
        report(about.get(0), FaultKind.NOISE, "Quạt kêu to từ sáng nay", "Nguyễn Thị Hạnh", "0912 345 678");
        desk.order(report(about.get(1), FaultKind.WARNING, "Đèn cam nhấp nháy ở mặt trước", "", ""), LEAD);
        desk.decline(
                report(about.get(2), FaultKind.HEAT, "Hơi nóng thổi ra phía sau tủ", "Trần Văn Bình", ""),
                "Gió nóng phía sau tủ là bình thường",
                LEAD);
    }

    private long report(Asset asset, FaultKind kind, String text, String name, String phone) {
        return desk.report(asset, new FaultDesk.Wish(kind, text, name, phone)).id();
    }
}
