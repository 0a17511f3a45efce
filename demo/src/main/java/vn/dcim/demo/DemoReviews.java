package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterDesk;
import vn.dcim.core.register.RegisterOutcome;
import vn.dcim.core.register.Registers;
import vn.dcim.core.version.Versions;

/** Yesterday somebody looked at the configuration and the logs of each server, one after the other, and noted each when it was done. */
@Singleton
final class DemoReviews {

    private static final String ACTOR = "demo";
    private static final int MOST_SERVERS = 1000;
    private static final LocalTime BEGINS = LocalTime.of(7, 30);
    private static final Duration EACH = Duration.ofMinutes(3);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
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
        RegisterDefinition register = registers.get("reviews");
        LocalDate day = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE).minusDays(1);
        Instant at = day.atTime(BEGINS).atZone(CentreTime.ZONE).toInstant();
        int number = 0;
        for (Asset server : servers()) {
            Map<String, String> typed = Map.of(
                    "number",
                    "KTCH-%03d".formatted(++number),
                    "kind",
                    "both",
                    "asset",
                    server.tag().isEmpty() ? server.name() : server.tag(),
                    "held-on",
                    DAY.format(day),
                    "begun",
                    TIME.format(at.atZone(CentreTime.ZONE)),
                    "finding",
                    FINDINGS.get(number % FINDINGS.size()),
                    "keeper",
                    "Đàm Quang Huy");
            at = at.plus(EACH);
            versions.enterAt(at, () -> add(register, typed));
        }
    }

    private void add(RegisterDefinition register, Map<String, String> typed) {
        RegisterOutcome outcome = desk.add(register, typed, ACTOR);
        if (!outcome.faults().isEmpty()) {
            throw new IllegalStateException(outcome.faults().toString());
        }
    }

    private List<Asset> servers() {
        var filter = new AssetFilter("", null, AssetKind.SERVER, Set.of(), null, null, null, null, null);
        return assets.find(filter, AssetOrder.NAME, false, 0, MOST_SERVERS).assets();
    }
}
