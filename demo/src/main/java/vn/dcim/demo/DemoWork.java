package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.work.Assignee;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;

/** Work orders in every state, of somebody of the shift who does them and a lead who accepts. */
@Singleton
final class DemoWork {

    private static final String LEAD = "shift-lead";
    private static final String DOER = "dung.lq";
    private static final int ASSETS = 40;
    private static final List<Integer> HOURS = List.of(8, 14, 9, 22);

    private final WorkDesk desk;
    private final WorkOrders orders;
    private final Assets assets;
    private final Clock clock;

    DemoWork(WorkDesk desk, WorkOrders orders, Assets assets, Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.assets = assets;
        this.clock = clock;
    }

    /** Opens them unless an earlier start did; people of the shifts and assets must be there. */
    void enter() {
        boolean isThere = orders.list(Arrays.asList(WorkState.values())).stream()
                .anyMatch(order -> order.openedBy().equals(LEAD));
        if (isThere) {
            return;
        }
        List<Long> about = assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, ASSETS).assets().stream()
                .map(Asset::id)
                .toList();
        planned(open(WorkKind.CORRECTIVE, "Thay quạt nguồn máy chủ kêu to", about.subList(0, 1), 3), 1);
        open(WorkKind.CORRECTIVE, "Dán lại nhãn cáp tủ A02", about.subList(1, 3), -2);
        planned(open(WorkKind.PLANNED, "Vệ sinh lọc gió điều hòa chính xác", about.subList(3, 5), 5), 4);
        assigned(planned(
                open(WorkKind.FAILOVER_TEST, "Thử chuyển sang đường Internet dự phòng", about.subList(5, 6), 2), 1));
        assigned(planned(open(WorkKind.PLANNED, "Đo nội trở ắc quy UPS", about.subList(6, 8), 9), 8));
        planned(open(WorkKind.PLANNED, "Kéo thêm cáp quang giữa hai phòng máy", about.subList(13, 15), 6), 1, 50);
        planned(open(WorkKind.PLANNED, "Cập nhật bản vá thiết bị chuyển mạch", about.subList(15, 16), 3), 1);
        planned(open(WorkKind.CORRECTIVE, "Thay cảm biến nhiệt độ lối lạnh", about.subList(16, 17), 3), 1);
        started(planned(open(WorkKind.CORRECTIVE, "Kiểm tra rò nước sàn nâng", about.subList(8, 9), 0), 0));
        finished(planned(open(WorkKind.PLANNED, "Chạy thử máy phát không tải 10 phút", about.subList(9, 10), 1), -1));
        accepted(planned(open(WorkKind.PLANNED, "Siết đầu cốt tủ điện nhánh B", about.subList(10, 12), 7), -2));
        accepted(open(WorkKind.CORRECTIVE, "Thay ổ đĩa bảo hành máy chủ", about.subList(12, 13), 6));
        desk.cancel(
                open(WorkKind.CORRECTIVE, "Thay đèn hành lang", List.of(), 10).id(),
                "Chuyển cho bên quản trị tòa nhà",
                LEAD);
    }

    private WorkOrder open(WorkKind kind, String title, List<Long> about, int dueIn) {
        LocalDate due = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE).plusDays(dueIn);
        return desk.open(
                new WorkDesk.Wish(
                        kind,
                        title,
                        null,
                        "",
                        due,
                        about,
                        List.of(
                                item(
                                        WorkItem.Kind.TICK,
                                        "Đã báo ca trực trước khi làm",
                                        "Shift told before",
                                        "",
                                        null,
                                        null),
                                item(WorkItem.Kind.NUMBER, "Nhiệt độ gió vào", "Inlet temperature", "°C", "18", "27"),
                                item(WorkItem.Kind.TEXT, "Nhận xét", "Remarks", "", null, null))),
                LEAD);
    }

    private static WorkItem.Draft item(WorkItem.Kind kind, String vi, String en, String unit, String low, String high) {
        return new WorkItem.Draft(
                null,
                kind,
                vi,
                en,
                List.of(),
                unit,
                low == null ? null : new BigDecimal(low),
                high == null ? null : new BigDecimal(high),
                true);
    }

    private WorkOrder planned(WorkOrder order, int days) {
        return planned(order, days, 2);
    }

    private WorkOrder planned(WorkOrder order, int days, int hours) {
        Instant from = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE)
                .plusDays(days)
                .atTime(HOURS.get((int) (order.id() % HOURS.size())), 0)
                .atZone(CentreTime.ZONE)
                .toInstant();
        return desk.plan(order.id(), from, from.plus(Duration.ofHours(hours)), LEAD);
    }

    private WorkOrder assigned(WorkOrder order) {
        return desk.assign(order.id(), Assignee.account(DOER), LEAD);
    }

    private WorkOrder started(WorkOrder order) {
        assigned(order);
        return desk.start(order.id(), DOER);
    }

    private WorkOrder finished(WorkOrder order) {
        started(order);
        List<String> found = List.of(WorkItem.DONE, "22.5", "Bình thường");
        orders.items(order.id())
                .forEach(item ->
                        desk.record(item.id(), found.get(item.position()), "", item.version(), DOER, clock.instant()));
        return desk.finish(order.id(), DOER);
    }

    private void accepted(WorkOrder order) {
        desk.accept(finished(order).id(), LEAD);
    }
}
