package vn.dcim.demo;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.Importance;
import vn.dcim.core.backup.BackupDesk;
import vn.dcim.core.backup.BackupDesk.WantedPlan;
import vn.dcim.core.backup.BackupDesk.WantedSet;
import vn.dcim.core.backup.BackupDesk.WantedTarget;
import vn.dcim.core.backup.BackupPlan;
import vn.dcim.core.backup.BackupRuns;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.DataKind;
import vn.dcim.core.backup.Medium;
import vn.dcim.core.backup.RestoreTests;
import vn.dcim.core.backup.RunState;
import vn.dcim.core.backup.RunnerKind;

/**
 * Backs the demo's own database up, and has a tool report two weeks of nights: one that did not happen, and a last one that is
 * much too small.
 */
@Singleton
class DemoBackups {

    static final String FOLDER = "dcim.demo.backups";

    private static final String ACTOR = "demo";
    private static final String OWN = "Cơ sở dữ liệu DCIM hằng đêm";
    private static final int NIGHTS = 14;
    private static final int MISSED = 5;
    private static final long USUAL = 412_000_000_000L;
    private static final long SHRUNK = 96_000_000_000L;
    private static final long GROWTH = 300_000_000L;
    private static final LocalTime BEGINS = LocalTime.of(22, 0);

    private final Backups backups;
    private final BackupDesk desk;
    private final BackupRuns runs;
    private final RestoreTests tests;
    private final Assets assets;
    private final Clock clock;
    private final @Nullable String folder;
    private volatile boolean stands;

    DemoBackups(
            Backups backups,
            BackupDesk desk,
            BackupRuns runs,
            RestoreTests tests,
            Assets assets,
            Clock clock,
            @Nullable @Property(name = FOLDER) String folder) {
        this.backups = backups;
        this.desk = desk;
        this.runs = runs;
        this.tests = tests;
        this.assets = assets;
        this.clock = clock;
        this.folder = folder;
    }

    /** Enters them unless an earlier start did; assets must be there. */
    void enter() {
        if (!backups.sets().isEmpty() || folder == null) {
            return;
        }
        List<Long> servers = some(AssetKind.SERVER);
        List<Long> stores = some(AssetKind.STORAGE);
        own(
                servers.isEmpty() ? null : servers.getFirst(),
                stores.isEmpty() ? null : stores.getLast(),
                stores.isEmpty() ? null : stores.getFirst());
        veeam(
                servers.isEmpty() ? null : servers.getLast(),
                stores.stream().findFirst().orElse(null));
        desk.addSet(
                new WantedSet(
                        "Cấu hình tường lửa và thiết bị chuyển mạch",
                        DataKind.CONFIGURATION,
                        Importance.HIGH,
                        "CH-MANG",
                        null,
                        null,
                        "",
                        Map.of(
                                "frequency", "hằng tuần",
                                "medium", "NAS",
                                "retention", "12 tháng",
                                "place", "phòng máy chủ",
                                "storing", "tệp cấu hình, mã hóa AES-256",
                                "reading", "nạp lại từ trang quản trị của thiết bị")),
                ACTOR);
        runs.noteMissed();
    }

    /** Tells that nothing else is entered any more: a copy would wait for the tables until it gives up. */
    void stand() {
        stands = true;
    }

    /** The first copy of the demo's own database is made once everything else stands. */
    @Scheduled(initialDelay = "${dcim.demo.backup-after:2m}", fixedDelay = "${dcim.demo.backup-after:2m}")
    void backUp() {
        if (!stands) {
            return;
        }
        backups.plans().stream()
                .filter(plan -> plan.name().equals(OWN))
                .filter(plan -> backups.runs(plan.id()).stream()
                        .noneMatch(run -> run.state() == RunState.DONE || run.state() == RunState.RUNNING))
                .forEach(plan -> runs.run(plan.id(), ""));
    }

    private void own(@Nullable Long server, @Nullable Long store, @Nullable Long second) {
        long set = desk.addSet(
                        new WantedSet(
                                "Cơ sở dữ liệu của phần mềm DCIM",
                                DataKind.DATABASE,
                                Importance.HIGH,
                                "CSDL-DCIM",
                                server,
                                null,
                                "",
                                Map.of(
                                        "frequency", "hằng đêm lúc 01:30",
                                        "medium", "ổ đĩa",
                                        "retention", "30 ngày",
                                        "place", "tủ đĩa sao lưu, phòng máy chủ",
                                        "storing", "tệp nén, mã hóa AES-256",
                                        "reading", "lệnh dcim restore")),
                        ACTOR)
                .id();
        desk.declare(
                new WantedPlan(
                        OWN,
                        set,
                        RunnerKind.OWN_DATABASE,
                        Map.of(),
                        "0 30 1 * * ?",
                        60,
                        30,
                        7,
                        6,
                        List.of(
                                new WantedTarget(folder, store, Medium.DISK, "Phòng máy chủ", false),
                                new WantedTarget(folder + "-noc", second, Medium.DISK, "Phòng trực", false))),
                ACTOR);
    }

    private void veeam(@Nullable Long server, @Nullable Long store) {
        long set = desk.addSet(
                        new WantedSet(
                                "Máy ảo cổng dịch vụ công",
                                DataKind.BUSINESS_DATA,
                                Importance.CRITICAL,
                                "NV-DVC",
                                server,
                                null,
                                "Văn phòng UBND tỉnh",
                                Map.of(
                                        "frequency", "hằng đêm lúc 22:00",
                                        "medium", "tủ đĩa và băng từ",
                                        "retention", "60 ngày",
                                        "place", "Trung tâm; kho lưu trữ tỉnh",
                                        "storing", "Veeam, mã hóa AES-256",
                                        "reading", "Veeam Instant Recovery")),
                        ACTOR)
                .id();
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        BackupPlan plan = desk.declare(
                new WantedPlan(
                        "Veeam: máy ảo cổng dịch vụ công",
                        set,
                        RunnerKind.REPORTED,
                        Map.of(),
                        "0 0 22 * * ?",
                        120,
                        60,
                        7,
                        6,
                        List.of(
                                new WantedTarget("Kho Veeam 1", store, Medium.STORAGE, "Phòng máy chủ", false),
                                new WantedTarget("Băng từ LTO", null, Medium.TAPE, "Kho lưu trữ tỉnh", true))),
                at(today.minusDays(NIGHTS)).minus(Duration.ofHours(1)),
                ACTOR);
        for (int night = NIGHTS; night > 0; night--) {
            if (night != MISSED) {
                report(plan, at(today.minusDays(night)), night);
            }
        }
        Instant tested = at(today.minusDays(NIGHTS)).plus(Duration.ofHours(12));
        tests.note(
                plan.id(),
                tested,
                tested.plus(Duration.ofMinutes(47)),
                true,
                "SureBackup: 6/6 máy ảo khởi động",
                ACTOR);
    }

    private void report(BackupPlan plan, Instant begun, int night) {
        boolean isLast = night == 1;
        runs.report(
                plan.id(),
                new BackupRuns.Report(
                        true,
                        begun.plus(Duration.ofMinutes(1)),
                        begun.plus(Duration.ofMinutes(isLast ? 19 : 83)),
                        isLast ? SHRUNK : USUAL + (NIGHTS - night) * GROWTH,
                        isLast ? 2 : 6,
                        "",
                        true,
                        isLast ? "2/2 VM" : "6/6 VM",
                        "Job DVC-Nightly finished"),
                ACTOR);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(BEGINS).atZone(CentreTime.ZONE).toInstant();
    }

    private List<Long> some(AssetKind kind) {
        var filter = new AssetFilter("", null, kind, Set.of(), null, null, null, null, null);
        return assets.find(filter, AssetOrder.NAME, false, 0, 20).assets().stream()
                .map(Asset::id)
                .toList();
    }
}
