package vn.dcim.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Population;
import vn.dcim.core.account.Role;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.register.RegisterDesk;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterPlan;
import vn.dcim.core.register.Registers;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;

/** Enters what registers keep of every one of a kind: of each device, of everybody who operates, of each day at a door. */
@Singleton
final class DemoRecords {

    private static final String ACTOR = "demo";
    private static final int MOST_ASSETS = 10_000;
    private static final String ROUTER = "RT-1";
    private static final String WARNING = "CB-0093";

    /** What may be in service today, or again tomorrow. */
    private static final Set<AssetStatus> AT_WORK = EnumSet.of(
            AssetStatus.IN_USE, AssetStatus.STANDBY, AssetStatus.LENT, AssetStatus.IN_REPAIR, AssetStatus.BROKEN);

    private static final Set<AssetKind> WITHOUT_SOFTWARE =
            EnumSet.of(AssetKind.BATTERY, AssetKind.PANEL, AssetKind.RACK, AssetKind.MONITOR, AssetKind.OTHER);
    private static final Set<AssetKind> ON_DESKS =
            EnumSet.of(AssetKind.WORKSTATION, AssetKind.LAPTOP, AssetKind.PRINTER, AssetKind.PHONE);
    private static final Set<AssetKind> HARDENED = EnumSet.of(
            AssetKind.SERVER,
            AssetKind.SWITCH,
            AssetKind.ROUTER,
            AssetKind.FIREWALL,
            AssetKind.LOAD_BALANCER,
            AssetKind.WIRELESS);

    private static final int DOOR_DAYS = 31;

    private final Registers registers;
    private final RegisterEntries entries;
    private final RegisterDesk desk;
    private final Assets assets;
    private final Accounts accounts;
    private final DeviceRepository devices;
    private final WorkOrders orders;
    private final Clock clock;

    DemoRecords(
            Registers registers,
            RegisterEntries entries,
            RegisterDesk desk,
            Assets assets,
            Accounts accounts,
            DeviceRepository devices,
            WorkOrders orders,
            Clock clock) {
        this.registers = registers;
        this.entries = entries;
        this.desk = desk;
        this.assets = assets;
        this.accounts = accounts;
        this.devices = devices;
        this.orders = orders;
        this.clock = clock;
    }

    /** Enters them unless an earlier start did; what they are about, and the lists of {@link DemoRegisters}, must be there. */
    void enter() {
        if (!entries.counting("asset-checks").isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        List<Asset> known = assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, MOST_ASSETS).assets().stream()
                .filter(asset -> AT_WORK.contains(asset.status()))
                .toList();
        checks(known, today);
        firstPasswords(known);
        hardening(known, today);
        guards(known, today);
        repairs(known, today);
        doors(today);
        people(today);
    }

    private void checks(List<Asset> known, LocalDate today) {
        List<List<Object>> rows = new ArrayList<>();
        int number = 0;
        for (Asset asset : having(known, kind -> !WITHOUT_SOFTWARE.contains(kind))) {
            LocalDate used = asset.origin().inUseOn();
            number++;
            if (used != null) {
                LocalDate approved = used.minusDays(2);
                rows.add(row("CH-%04d", number, asset, "hardening", used.minusDays(4), "passed", "DM-CH-02", approved));
                rows.add(row("KT-%04d", number, asset, "before-use", used.minusDays(3), "passed", "BB-ĐY", null));
            }
            rows.add(row(
                    "ĐN-%04d", number, asset, "yearly", today.minusDays(60L + number % 30), "passed", "BC-ĐY", null));
        }
        take(
                "asset-checks",
                "number,asset,kind,done-on,outcome,checklist,approved-on,approved-by,keeper",
                rows.stream());
        known.stream()
                .filter(asset -> asset.name().equals(ROUTER))
                .forEach(asset -> take(
                        "asset-checks",
                        "number,asset,kind,done-on,outcome,checklist,warning,keeper",
                        Stream.of(List.of(
                                "CB-0093-1",
                                key(asset),
                                "warning",
                                today.minusDays(27),
                                "found",
                                "BB-ĐY",
                                WARNING,
                                "Hoàng Minh Tuấn"))));
    }

    private static List<Object> row(
            String number,
            int count,
            Asset asset,
            String kind,
            LocalDate doneOn,
            String outcome,
            String paper,
            @Nullable LocalDate approvedOn) {
        return List.of(
                number.formatted(count),
                key(asset),
                kind,
                doneOn,
                outcome,
                paper,
                Objects.requireNonNullElse(approvedOn, ""),
                approvedOn == null ? "" : "Hoàng Minh Tuấn",
                "Đàm Quang Huy");
    }

    /** Of whatever has accounts that its maker ships; on desks that is the system alone, which is set up without them. */
    private void firstPasswords(List<Asset> known) {
        List<Asset> asked = having(known, kind -> !WITHOUT_SOFTWARE.contains(kind) && !ON_DESKS.contains(kind));
        take(
                "first-passwords",
                "number,asset,accounts,changed-on,in-service-on,keeper",
                asked.stream()
                        .filter(asset -> asset.origin().inUseOn() != null)
                        .map(asset -> List.of(
                                "MK-" + asset.id(),
                                key(asset),
                                "admin, root",
                                asset.origin().inUseOn().minusDays(5),
                                asset.origin().inUseOn(),
                                "Đàm Quang Huy")));
    }

    private void hardening(List<Asset> known, LocalDate today) {
        take(
                "hardening",
                "number,asset,reviewed-on,found,left,removed-on,keeper",
                having(known, HARDENED::contains).stream()
                        .map(asset -> List.of(
                                "RS-" + asset.id(),
                                key(asset),
                                today.minusDays(30 + asset.id() % 60),
                                asset.id() % 9 == 0 ? "Dịch vụ in, Telnet" : "",
                                "no",
                                asset.id() % 9 == 0 ? today.minusDays(29 + asset.id() % 60) : "",
                                "Đàm Quang Huy")));
    }

    /** What guards both lines to the Internet, where the plant has a router at all. */
    private void guards(List<Asset> known, LocalDate today) {
        known.stream()
                .filter(asset -> asset.name().equals(ROUTER))
                .forEach(asset -> take(
                        "security-devices",
                        "name,asset,lines,licence,licence-to,signatures-on,looked-on,keeper",
                        Stream.of(List.of(
                                "Chống xâm nhập, lọc mã độc tại biên",
                                key(asset),
                                "Đường A\nĐường B",
                                "BQ-IPS-07",
                                today.plusDays(210),
                                today,
                                today,
                                "Hoàng Minh Tuấn"))));
    }

    /** What is broken is claimed while its maker answers for it, and else planned for; so is what nobody noted the failure of. */
    private void repairs(List<Asset> known, LocalDate today) {
        take(
                "repair-plans",
                "number,kind,asset,order,failed-on,supplier,sent-on,way,cost,approved-by,approved-on,keeper",
                known.stream()
                        .filter(asset -> asset.status() == AssetStatus.BROKEN)
                        .map(asset -> repair(asset, today)));
    }

    private List<Object> repair(Asset asset, LocalDate today) {
        WorkOrder order = orders.ofAsset(asset.id()).stream()
                .map(orders::get)
                .filter(one -> one.kind() == WorkKind.CORRECTIVE && one.state() != WorkState.CANCELLED)
                .max(Comparator.comparing(WorkOrder::openedAt))
                .orElse(null);
        LocalDate failedOn = order == null ? today.minusDays(10) : day(order.openedAt());
        LocalDate warranty = asset.origin().warrantyTo();
        boolean isClaim = order != null && warranty != null && !warranty.isBefore(failedOn);
        return List.of(
                "PA-" + asset.id(),
                isClaim ? "claim" : "plan",
                key(asset),
                order == null ? "" : order.number(),
                failedOn,
                isClaim ? asset.origin().supplier() : "",
                isClaim ? failedOn : "",
                isClaim ? "" : asset.kind() == AssetKind.LAPTOP ? "repair" : "replace",
                isClaim ? "" : asset.kind() == AssetKind.LAPTOP ? "3.500.000" : "6.800.000",
                isClaim ? "" : "Đặng Quốc Khánh",
                isClaim ? "" : failedOn,
                "Phạm Thu Hà");
    }

    /** Of each door controller the days that are over, numbered through. */
    private void doors(LocalDate today) {
        List<List<Object>> rows = new ArrayList<>();
        for (Device device : devices.findListed()) {
            if (device.deviceClass() != DeviceClass.ACCESS) {
                continue;
            }
            long last = 41_200;
            for (int ago = DOOR_DAYS; ago > 0; ago--) {
                LocalDate day = today.minusDays(ago);
                long events = 38 + day.getDayOfYear() * 7L % 45;
                rows.add(List.of(
                        device.name() + " " + day,
                        device.name(),
                        day,
                        last + 1,
                        last + events,
                        events,
                        0,
                        day.getDayOfYear() % 3,
                        "Đàm Quang Huy"));
                last += events;
            }
        }
        take("access-logs", "number,controller,day,first,last,events,nameless,drift,keeper", rows.stream());
    }

    /** Everybody who operates has signed, and was trained in operation and in power. */
    private void people(LocalDate today) {
        List<Account> staff = accounts.all().stream()
                .filter(account -> account.deactivatedAt() == null && isOperating(account.role()))
                .toList();
        take(
                "undertakings",
                "number,person,account,signed-on,until,place",
                staff.stream()
                        .map(account -> List.of(
                                "CKBM-" + account.name(),
                                name(account),
                                account.name(),
                                today.minusDays(180),
                                today.plusDays(185),
                                "Tủ hồ sơ số 2, phòng 305")));
        take(
                "qualifications",
                "number,account,person,subject,held-on,valid-to,certificate",
                staff.stream().flatMap(account -> Stream.of("operation", "power")
                        .map(subject -> List.of(
                                (subject.equals("power") ? "NĐ-" : "VH-") + account.name(),
                                account.name(),
                                name(account),
                                subject,
                                today.minusDays(150),
                                today.plusDays(580),
                                "DS-02"))));
    }

    private static boolean isOperating(Role role) {
        return role.population() != Population.USERS || role == Role.ASSET_MANAGER;
    }

    private static String name(Account account) {
        return account.person().fullName().isEmpty()
                ? account.name()
                : account.person().fullName();
    }

    private static List<Asset> having(List<Asset> known, Predicate<AssetKind> kind) {
        return known.stream().filter(asset -> kind.test(asset.kind())).toList();
    }

    /** Returns what an asset is called by in a list. */
    static String key(Asset asset) {
        return asset.tag().isEmpty() ? asset.name() : asset.tag();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CentreTime.ZONE);
    }

    private void take(String register, String heads, Stream<? extends List<?>> rows) {
        String lines = rows.map(
                        row -> row.stream().map(cell -> "\"" + cell + "\"").collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        if (lines.isEmpty()) {
            return;
        }
        RegisterPlan plan = desk.take(registers.get(register), heads + "\n" + lines, "", ACTOR);
        if (plan.isFaulty()) {
            throw new IllegalStateException(register + ": " + plan.faults() + " "
                    + plan.lines().stream()
                            .filter(line -> !line.faults().isEmpty())
                            .findFirst());
        }
    }
}
