package vn.dcim.demo;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.SupplierContracts;
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

/** Two orders of today of the demo: one of the maintenance engineer, one of a team, which begins when there are readings. */
@Singleton
class DemoField {

    private static final String ACTOR = "demo";
    private static final String OWN = "Bảo trì quý: thiết bị giám sát";
    private static final String SHARED = "Kiểm tra sau khi siết lại đầu cốt";
    private static final String TEAM = "Tổ cơ điện";

    private final WorkDesk desk;
    private final WorkOrders orders;
    private final Accounts accounts;
    private final SupplierContracts contracts;
    private final Assets assets;
    private final Clock clock;

    DemoField(
            WorkDesk desk,
            WorkOrders orders,
            Accounts accounts,
            SupplierContracts contracts,
            Assets assets,
            Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.accounts = accounts;
        this.contracts = contracts;
        this.assets = assets;
        this.clock = clock;
    }

    /** Opens them unless an earlier start did; assets must be there. */
    void enter() {
        if (orders.list(List.of(WorkState.values())).stream()
                .anyMatch(order -> order.title().equals(OWN))) {
            return;
        }
        List<Long> monitored = assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, 1000).assets().stream()
                .filter(asset -> asset.deviceId() != null)
                .map(Asset::id)
                .limit(2)
                .toList();
        engineer().ifPresent(account -> open(OWN, monitored, Assignee.account(account)));
        open(SHARED, monitored, Assignee.team(TEAM));
    }

    /** The team begins once the poller has told something. */
    @Scheduled(initialDelay = "${dcim.demo.field-after:2m}", fixedDelay = "6h")
    void begin() {
        orders.list(List.of(WorkState.ASSIGNED)).stream()
                .filter(order -> order.title().equals(SHARED))
                .forEach(order -> desk.start(order.id(), ACTOR));
    }

    private Optional<String> engineer() {
        return accounts.all().stream()
                .filter(account -> account.role() == Role.MAINTENANCE
                        && DemoAccess.EXCUSE.equals(account.secondFactorExcuse())
                        && contracts.of(account.id()).isEmpty())
                .map(Account::name)
                .findFirst();
    }

    private void open(String title, List<Long> about, Assignee to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        List<WorkItem.Draft> items = new ArrayList<>();
        items.add(item(
                WorkItem.Kind.TICK, "Đã treo biển “Đang làm việc”", "Sign put up", List.of(), "", null, null, true));
        items.add(item(
                WorkItem.Kind.CHOICE,
                "Tình trạng lọc gió",
                "Air filter",
                List.of("Sạch", "Bẩn", "Đã thay"),
                "",
                null,
                null,
                true));
        items.add(item(WorkItem.Kind.NUMBER, "Điện áp ra", "Output voltage", List.of(), "V", "210", "240", true));
        items.add(
                item(WorkItem.Kind.PHOTO, "Ảnh sau khi làm", "Photo after the work", List.of(), "", null, null, false));
        items.add(item(WorkItem.Kind.TEXT, "Nhận xét", "Remarks", List.of(), "", null, null, false));
        items.add(
                item(WorkItem.Kind.SIGNATURE, "Đại diện đơn vị sử dụng", "Customer", List.of(), "", null, null, true));
        WorkOrder order = desk.open(new WorkDesk.Wish(WorkKind.PLANNED, title, null, "", today, about, items), ACTOR);
        desk.assign(order.id(), to, ACTOR);
    }

    private static WorkItem.Draft item(
            WorkItem.Kind kind,
            String vi,
            String en,
            List<String> choices,
            String unit,
            @Nullable String low,
            @Nullable String high,
            boolean required) {
        return new WorkItem.Draft(
                null,
                kind,
                vi,
                en,
                choices,
                unit,
                low == null ? null : new BigDecimal(low),
                high == null ? null : new BigDecimal(high),
                required);
    }
}
