package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.label.Labels;
import vn.dcim.core.asset.stocktake.Decision;
import vn.dcim.core.asset.stocktake.Finding;
import vn.dcim.core.asset.stocktake.Stocktake;
import vn.dcim.core.asset.stocktake.StocktakeDesk;
import vn.dcim.core.asset.stocktake.StocktakeDesk.Member;
import vn.dcim.core.asset.stocktake.StocktakeDesk.Plan;
import vn.dcim.core.asset.stocktake.StocktakeItem;
import vn.dcim.core.asset.stocktake.StocktakeScans;
import vn.dcim.core.asset.stocktake.StocktakeScans.Read;
import vn.dcim.core.asset.stocktake.Stocktakes;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;

/** Counts two racks of the demo: one whose minutes are ready to be signed, and one that is half done. */
@Singleton
final class DemoStocktakes {

    private static final String ACTOR = "demo";
    private static final String COUNTED = "R03";
    private static final String NEXT_TO_IT = "R04";
    private static final String UNDER_WAY = "R05";
    private static final int UNSEEN = 1;
    private static final List<Member> COMMITTEE = List.of(
            new Member("Nguyễn Văn Nam", "Tổ trưởng"),
            new Member("Trần Thị Lan", "Thư ký"),
            new Member("Hoàng Minh Tuấn", "Tổ viên"));

    private final Stocktakes stocktakes;
    private final StocktakeDesk desk;
    private final StocktakeScans scans;
    private final Labels labels;
    private final Assets assets;
    private final PlaceRepository places;
    private final Clock clock;

    DemoStocktakes(
            Stocktakes stocktakes,
            StocktakeDesk desk,
            StocktakeScans scans,
            Labels labels,
            Assets assets,
            PlaceRepository places,
            Clock clock) {
        this.stocktakes = stocktakes;
        this.desk = desk;
        this.scans = scans;
        this.labels = labels;
        this.assets = assets;
        this.places = places;
        this.clock = clock;
    }

    /** Counts unless an earlier start did; the assets must be there. */
    void count() {
        if (!stocktakes.all().isEmpty()) {
            return;
        }
        labels.print(tagged(in(COUNTED)), "avery-l7160", "", ACTOR);
        finish(COUNTED);
        Stocktake underWay = begin(UNDER_WAY, "16/QĐ-TTTHDL");
        List<Asset> there = tagged(in(UNDER_WAY));
        scan(underWay, there.subList(0, there.size() / 2), UNDER_WAY);
    }

    private void finish(String rack) {
        Stocktake stocktake = begin(rack, "15/QĐ-TTTHDL");
        List<Asset> there = tagged(in(rack));
        scan(stocktake, there.subList(UNSEEN, there.size()), rack);
        scan(stocktake, List.of(tagged(in(NEXT_TO_IT)).getFirst()), rack);
        var stray = new Read("stray", "HP-PRO-0417", place(rack).id(), false, "Màn hình cá nhân của cán bộ trực", 0);
        scans.take(stocktake.id(), List.of(stray), ACTOR);
        decide(stocktake, Finding.MISSING, Decision.LEAVE, "Đang gửi bảo hành, có phiếu của nhà cung cấp");
        decide(stocktake, Finding.WRONG_PLACE, Decision.MOVE, "Đã lắp sang tủ " + rack);
        desk.close(stocktake.id(), ACTOR);
    }

    private Stocktake begin(String rack, String document) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        return desk.begin(
                new Plan("Kiểm kê tủ " + rack, place(rack).id(), null, document, today.minusDays(3), COMMITTEE), ACTOR);
    }

    private void scan(Stocktake stocktake, List<Asset> seen, String rack) {
        long place = place(rack).id();
        scans.take(
                stocktake.id(),
                seen.stream()
                        .map(asset -> new Read("demo-" + asset.id(), asset.tag(), place, false, "", 0))
                        .toList(),
                ACTOR);
    }

    private void decide(Stocktake stocktake, Finding finding, Decision decision, String reason) {
        List<Long> found = stocktakes.items(stocktake.id(), finding, Integer.MAX_VALUE, 0).stream()
                .map(StocktakeItem::id)
                .toList();
        desk.decide(stocktake.id(), found, decision, reason, ACTOR);
    }

    private List<Asset> in(String rack) {
        var filter = new AssetFilter("", null, null, Set.of(place(rack).id()), null, null, null, null, null);
        return assets.find(filter, AssetOrder.NAME, false, 0, 100).assets();
    }

    private static List<Asset> tagged(List<Asset> found) {
        return found.stream().filter(asset -> !asset.tag().isEmpty()).toList();
    }

    private Place place(String name) {
        return places.findByName(name).orElseThrow();
    }
}
