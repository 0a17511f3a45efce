package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetDesk.Grounds;
import vn.dcim.core.asset.AssetFilter;
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

    /** Lets a quarter happen, as far as it is over. */
    void happen(LocalDate quarter) {
        List<Asset> used = with(AssetStatus.IN_USE);
        List<Asset> racked =
                used.stream().filter(asset -> asset.position().isMounted()).toList();
        List<Asset> office =
                used.stream().filter(asset -> !asset.position().isMounted()).toList();
        List<Event> events = new ArrayList<>();
        if (!racked.isEmpty()) {
            long server = one(racked);
            events.add(new Event(5, server, AssetStatus.BROKEN, "BB-KT", "hỏng bộ nguồn"));
            events.add(new Event(12, server, AssetStatus.IN_REPAIR, "PSC", "gửi hãng bảo hành"));
            events.add(new Event(33, server, AssetStatus.IN_USE, "PSC", "đã thay bộ nguồn"));
        }
        if (office.size() > 1) {
            long broken = one(office);
            events.add(new Event(20, broken, AssetStatus.BROKEN, "BB-KT", "hỏng bo mạch chủ, không còn linh kiện"));
            events.add(new Event(41, broken, AssetStatus.AWAITING_DISPOSAL, "TTr", "đề nghị thanh lý"));
            office.stream()
                    .map(Asset::id)
                    .filter(id -> id != broken)
                    .findFirst()
                    .ifPresent(given -> {
                        events.add(new Event(50, given, AssetStatus.IN_STORE, "BBBG", "cán bộ chuyển công tác"));
                        events.add(new Event(55, given, AssetStatus.IN_USE, "BBBG", "giao người mới"));
                    });
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
        if (!day.isBefore(LocalDate.ofInstant(clock.instant(), CentreTime.ZONE))) {
            return;
        }
        String person = event.next() == AssetStatus.IN_USE ? PEOPLE.get(papers % PEOPLE.size()) : "";
        var grounds = new Grounds(++papers + "/" + event.paper(), day, "", person, event.reason());
        int revision = assets.get(event.asset()).revision();
        versions.enterAt(at, () -> desk.move(event.asset(), revision, event.next(), grounds, ACTOR));
    }

    private long one(List<Asset> among) {
        return among.get(chance.nextInt(among.size())).id();
    }

    private List<Asset> with(AssetStatus status) {
        var filter = new AssetFilter("", status, null, Set.of(), null, null, null, null, null);
        return assets.find(filter, AssetOrder.NAME, false, 0, MOST).assets();
    }
}
