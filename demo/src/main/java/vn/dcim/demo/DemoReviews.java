package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.register.RegisterDesk;
import vn.dcim.core.register.RegisterPlan;
import vn.dcim.core.register.Registers;
import vn.dcim.core.version.Versions;

/** Yesterday somebody looked at the configuration and the logs of each server, two by two, and noted them when they were done. */
@Singleton
final class DemoReviews {

    private static final String ACTOR = "demo";
    private static final int MOST_SERVERS = 1000;
    private static final LocalTime BEGINS = LocalTime.of(7, 30);
    private static final Duration EACH = Duration.ofMinutes(5);
    // why: three within two minutes are told as ticked off without a look
    private static final int AT_ONCE = 2;
    private static final String HEADS = "number,kind,asset,held-on,begun,finding,keeper\n";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final List<String> FINDINGS = List.of(
            "Cấu hình đúng bản lưu, nhật ký không có gì lạ",
            "Cấu hình đúng bản lưu, nhật ký có 3 lần đăng nhập sai của người dùng",
            "Cấu hình đúng bản lưu, nhật ký không có gì lạ",
            "Ổ đĩa nhật ký đầy 78 %");

    private final Registers registers;
    private final RegisterDesk desk;
    private final Assets assets;
    private final Versions versions;
    private final Clock clock;

    DemoReviews(Registers registers, RegisterDesk desk, Assets assets, Versions versions, Clock clock) {
        this.registers = registers;
        this.desk = desk;
        this.assets = assets;
        this.versions = versions;
        this.clock = clock;
    }

    /** Enters them; the servers must be there, and nothing that was entered today. */
    void enter() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE).minusDays(1);
        Instant at = day.atTime(BEGINS).atZone(CentreTime.ZONE).toInstant();
        List<Asset> servers = servers();
        for (int first = 0; first < servers.size(); first += AT_ONCE) {
            List<Asset> some = servers.subList(first, Math.min(first + AT_ONCE, servers.size()));
            String list = list(some, first + 1, day, TIME.format(at.atZone(CentreTime.ZONE)));
            at = at.plus(EACH);
            versions.enterAt(at, () -> take(list));
        }
    }

    private static String list(List<Asset> servers, int number, LocalDate day, String begun) {
        return IntStream.range(0, servers.size())
                .mapToObj(i -> "KTCH-%03d,both,%s,%s,%s,\"%s\",%s"
                        .formatted(
                                number + i,
                                DemoRecords.key(servers.get(i)),
                                day,
                                begun,
                                FINDINGS.get((number + i) % FINDINGS.size()),
                                "Đàm Quang Huy"))
                .collect(Collectors.joining("\n", HEADS, ""));
    }

    private void take(String list) {
        RegisterPlan plan = desk.take(registers.get("reviews"), list, "", ACTOR);
        if (plan.isFaulty()) {
            throw new IllegalStateException(
                    plan.faults() + " " + plan.lines().getFirst().faults());
        }
    }

    private List<Asset> servers() {
        var filter = new AssetFilter("", null, AssetKind.SERVER, Set.of(), null, null, null, null, null);
        return assets.find(filter, AssetOrder.NAME, false, 0, MOST_SERVERS).assets();
    }
}
