package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import vn.dcim.core.asset.carrier.CarrierDesk;
import vn.dcim.core.asset.carrier.DataCarrier;
import vn.dcim.core.asset.disposal.DisposalDesk;
import vn.dcim.core.asset.disposal.DisposalDesk.Member;
import vn.dcim.core.asset.disposal.DisposalMethod;
import vn.dcim.core.asset.disposal.DisposalReleases;
import vn.dcim.core.asset.disposal.Disposals;
import vn.dcim.core.asset.disposal.Gate;

/** Has some broken computers await their disposal, each as far from it as others are. */
@Singleton
final class DemoDisposals {

    private static final String ACTOR = "demo";
    private static final List<Member> COMMITTEE = List.of(
            new Member("Đặng Quốc Khánh", "Chủ tịch hội đồng"),
            new Member("Trần Thị Lan", "Kế toán"),
            new Member("Hoàng Minh Tuấn", "Phòng Hạ tầng kỹ thuật"));

    private final Assets assets;
    private final AssetDesk desk;
    private final CarrierDesk carriers;
    private final DisposalDesk disposals;
    private final Disposals drawnUp;
    private final DisposalReleases releases;
    private final Clock clock;

    DemoDisposals(
            Assets assets,
            AssetDesk desk,
            CarrierDesk carriers,
            DisposalDesk disposals,
            Disposals drawnUp,
            DisposalReleases releases,
            Clock clock) {
        this.assets = assets;
        this.desk = desk;
        this.carriers = carriers;
        this.disposals = disposals;
        this.drawnUp = drawnUp;
        this.releases = releases;
        this.clock = clock;
    }

    /** Enters them unless an earlier start did; assets and software must be there. */
    void enter() {
        if (!drawnUp.all().isEmpty()) {
            return;
        }
        List<Asset> broken = broken(AssetKind.WORKSTATION);
        List<Asset> laptops = broken(AssetKind.LAPTOP);
        // why: nothing is known of the first, so that everything is in the way
        propose(laptops.getFirst(), 1);
        Asset halfWay = propose(broken.get(0), 2);
        wiped(disk(halfWay, "hard-disk", "WD-WCC6Y4TX", "Western Digital Blue", "1 TB", "ordinary"), "purge", "");
        disk(halfWay, "solid-state", "S3Z9NB0K", "Samsung 860 EVO", "250 GB", "ordinary");
        Asset ready = propose(broken.get(1), 3);
        wiped(disk(ready, "solid-state", "BTYG8081", "Intel DC S4510", "240 GB", "confidential"), "destroy", "4/BB-TH");
        releases.release(ready.id(), Gate.HOLDER, "Biên bản nhận lại 21/BBBG", ACTOR);
        disposals.begin(
                new DisposalDesk.Plan(
                        "48/QĐ-SKHCN",
                        today().minusDays(4),
                        DisposalMethod.SALE,
                        "Phòng họp tầng 2, Trung tâm",
                        COMMITTEE,
                        List.of(ready.id(), halfWay.id())),
                ACTOR);
    }

    private Asset propose(Asset asset, int number) {
        var grounds = new Grounds(
                "%d/TTr-TL".formatted(number), today().minusDays(10), "", "", "hỏng, không còn linh kiện thay");
        return desk.move(asset.id(), asset.revision(), AssetStatus.AWAITING_DISPOSAL, grounds, ACTOR);
    }

    private DataCarrier disk(Asset asset, String kind, String serial, String model, String capacity, String secrecy) {
        return carriers.add(
                asset.id(),
                Map.of("kind", kind, "serial", serial, "model", model, "capacity", capacity, "secrecy", secrecy),
                ACTOR);
    }

    private void wiped(DataCarrier disk, String method, String document) {
        Map<String, String> typed = new HashMap<>(Map.of(
                "method",
                method,
                "tool",
                method.equals("destroy") ? "Máy nghiền ổ SSD" : "nwipe 0.37, PRNG Stream",
                "performed-by",
                "Hoàng Minh Tuấn",
                "witness",
                "Trần Thị Lan",
                "result",
                "done",
                "verification",
                method.equals("destroy") ? "mảnh nhỏ hơn 2 mm" : "đọc lại toàn bộ, không còn dữ liệu"));
        typed.put("document", document);
        carriers.wipe(disk.id(), typed, today().minusDays(6), null, ACTOR);
    }

    private List<Asset> broken(AssetKind kind) {
        var filter = new AssetFilter("", AssetStatus.BROKEN, kind, Set.of(), null, null, null, null, null);
        return assets.find(filter, AssetOrder.NAME, false, 0, 3).assets();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
