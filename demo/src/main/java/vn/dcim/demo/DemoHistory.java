package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetDesk.Grounds;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.version.Versions;

/**
 * What happened to the demo's equipment in a quarter that is long over. The versions begin when it happened, as where a registry is
 * taken over with its history; the audit log tells that it was entered when the demo began.
 */
@Singleton
final class DemoHistory {

    private static final String ACTOR = "demo";
    private static final int MOST = 1000;
    private static final int FAILURES = 4;
    private static final int HANDOVERS = 4;
    /** What docs/planted-breaches.md tells of is in service on whatever day a demo begins. */
    private static final Set<String> PLANTED =
            Set.of("SERVER-008", "SERVER-017", "SERVER-036", "SERVER-054", "FIREWALL-038", "STORAGE-210", "SWITCH-040");

    private static final List<String> PEOPLE = List.of("Trần Thị Lan", "Vũ Đình Long", "Phạm Thu Hà", "Đàm Quang Huy");

    private final Assets assets;
    private final AssetDesk desk;
    private final Versions versions;
    private final Clock clock;
    private final Random chance = new Random(118);
    private int papers;

    DemoHistory(Assets assets, AssetDesk desk, Versions versions, Clock clock) {
        this.assets = assets;
        this.desk = desk;
        this.versions = versions;
        this.clock = clock;
    }

    /** @param day number of days after the quarter began */
    private record Event(int day, long asset, AssetStatus next, String paper, String reason) {}

    /** Lets a quarter happen, as far as it was over the day before yesterday: yesterday is another's. */
    void happen(LocalDate quarter) {
        List<Asset> used = with(AssetStatus.IN_USE);
        List<Asset> racked = used.stream()
                .filter(asset -> asset.position().isMounted() && !PLANTED.contains(asset.name()))
                .toList();
        List<Asset> office =
                used.stream().filter(asset -> !asset.position().isMounted()).toList();
        List<Event> events = new ArrayList<>();
        List<Long> failing = some(racked, FAILURES);
        for (int i = 0; i < failing.size(); i++) {
            int day = 5 + 9 * i;
            // why: what broke down lately would stand broken in its rack on the day on which a demo begins
            if (!quarter.plusDays(day + 7L).isBefore(LocalDate.ofInstant(clock.instant(), CentreTime.ZONE))) {
                break;
            }
            long server = failing.get(i);
            events.add(new Event(day, server, AssetStatus.BROKEN, "BB-KT", "hỏng bộ nguồn"));
            events.add(new Event(day + 7, server, AssetStatus.IN_REPAIR, "PSC", "gửi hãng bảo hành"));
            events.add(new Event(day + 28, server, AssetStatus.IN_USE, "PSC", "đã thay bộ nguồn"));
        }
        // why: the registers of the demo tell of some of the machines
        List<Asset> screens = office.stream()
                .filter(asset -> asset.kind() == AssetKind.MONITOR)
                .toList();
        List<Asset> machines =
                office.stream().filter(asset -> !screens.contains(asset)).toList();
        for (long broken : some(screens, 1)) {
            events.add(new Event(20, broken, AssetStatus.BROKEN, "BB-KT", "hỏng bo mạch chủ, không còn linh kiện"));
            events.add(new Event(41, broken, AssetStatus.AWAITING_DISPOSAL, "TTr", "đề nghị thanh lý"));
        }
        List<Long> moving = some(machines, HANDOVERS);
        for (int i = 0; i < moving.size(); i++) {
            events.add(new Event(44 + 6 * i, moving.get(i), AssetStatus.IN_STORE, "BBBG", "cán bộ chuyển công tác"));
            events.add(new Event(49 + 6 * i, moving.get(i), AssetStatus.IN_USE, "BBBG", "giao người mới"));
        }
        with(AssetStatus.AWAITING_DISPOSAL).stream()
                .findFirst()
                .ifPresent(
                        asset -> events.add(new Event(45, asset.id(), AssetStatus.DISPOSED, "BB-TL", "đã thanh lý")));
        events.stream().sorted(Comparator.comparingInt(Event::day)).forEach(event -> enter(quarter, event));
    }

    private void enter(LocalDate quarter, Event event) {
        LocalDate day = quarter.plusDays(event.day());
        Instant at = day.atTime(LocalTime.of(9, 30)).atZone(CentreTime.ZONE).toInstant();
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        if (!day.isBefore(today.minusDays(1))) {
            return;
        }
        String person = event.next() == AssetStatus.IN_USE ? PEOPLE.get(papers % PEOPLE.size()) : "";
        var grounds = new Grounds(++papers + "/" + event.paper(), day, "", person, event.reason());
        int revision = assets.get(event.asset()).revision();
        versions.enterAt(at, () -> desk.move(event.asset(), revision, event.next(), grounds, ACTOR));
    }

    /** Returns some of them by chance, no more than there are. */
    private List<Long> some(List<Asset> among, int most) {
        List<Long> ids = new ArrayList<>(among.stream().map(Asset::id).toList());
        Collections.shuffle(ids, chance);
        return ids.subList(0, Math.min(most, ids.size()));
    }

    private List<Asset> with(AssetStatus status) {
        var filter = new AssetFilter("", status, null, Set.of(), null, null, null, null, null);
        return assets.find(filter, AssetOrder.NAME, false, 0, MOST).assets();
    }
}
