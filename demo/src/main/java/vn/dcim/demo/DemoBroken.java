package vn.dcim.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;

/** Has what is broken in the demo repaired, each on a day of next week, but for one of which nobody said when. */
@Singleton
final class DemoBroken {

    private static final String LEAD = "shift-lead";
    private static final int MOST = 100;
    private static final int DUE_IN = 9;
    private static final int PLANNED_IN = 6;
    private static final int HOUR = 14;

    private final WorkDesk desk;
    private final WorkOrders orders;
    private final Assets assets;
    private final Clock clock;

    DemoBroken(WorkDesk desk, WorkOrders orders, Assets assets, Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.assets = assets;
        this.clock = clock;
    }

    /** Opens the orders of what has none; people of the shifts and assets must be there. */
    void enter() {
        var filter = new AssetFilter("", AssetStatus.BROKEN, null, Set.of(), null, null, null, null, null);
        List<Asset> broken = assets.find(filter, AssetOrder.NAME, false, 0, MOST).assets().stream()
                .filter(asset -> orders.ofAsset(asset.id()).isEmpty())
                .toList();
        Asset waiting = broken.stream()
                .filter(asset -> asset.kind() == AssetKind.LAPTOP)
                .findFirst()
                .orElse(null);
        for (Asset asset : broken) {
            if (asset == waiting) {
                open(asset, null);
            } else {
                plan(open(asset, today().plusDays(DUE_IN)));
            }
        }
    }

    private WorkOrder open(Asset asset, @Nullable LocalDate dueOn) {
        String title =
                asset.kind() == AssetKind.LAPTOP ? "Thay pin, bàn phím máy tính xách tay" : "Sửa nguồn, bo mạch chủ";
        return desk.open(
                new WorkDesk.Wish(WorkKind.CORRECTIVE, title, null, "", dueOn, List.of(asset.id()), List.of()), LEAD);
    }

    private void plan(WorkOrder order) {
        Instant from = today().plusDays(PLANNED_IN)
                .atTime(HOUR, 0)
                .atZone(CentreTime.ZONE)
                .toInstant();
        desk.plan(order.id(), from, from.plus(Duration.ofHours(2)), LEAD);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
