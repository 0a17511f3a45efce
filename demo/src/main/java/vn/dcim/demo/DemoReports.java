package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;
import vn.dcim.core.report.Report;
import vn.dcim.core.report.ReportDesk;
import vn.dcim.core.report.ReportDrafts;
import vn.dcim.core.report.ReportKind;
import vn.dcim.core.report.ReportPeriod;
import vn.dcim.core.report.ReportRemarks;
import vn.dcim.core.report.Reports;

/**
 * The reports of the demo since the end of last year, or of its last three quarters if those are more: the newest quarter's waits as a draft, that
 * before it was sent late, all others in time.
 */
@Singleton
final class DemoReports {

    private static final Logger LOG = LoggerFactory.getLogger(DemoReports.class);
    private static final String ACTOR = "demo";
    private static final int IN_TIME_DAYS = 9;
    private static final int LATE_DAYS = 19;
    private static final List<ReportRemarks> REMARKS = List.of(
            new ReportRemarks(
                    "Thiết bị hoạt động ổn định, không có sự cố kéo dài.", "", "Bổ sung kinh phí thay ắc quy UPS."),
            new ReportRemarks("Một máy chủ hỏng bộ nguồn, đã bảo hành.", "", "Đề nghị thanh lý máy trạm hỏng."));

    private final Reports reports;
    private final ReportDrafts drafts;
    private final ReportDesk desk;
    private final Clock clock;

    DemoReports(Reports reports, ReportDrafts drafts, ReportDesk desk, Clock clock) {
        this.reports = reports;
        this.drafts = drafts;
        this.desk = desk;
        this.clock = clock;
    }

    /** Returns the settings by which they are written. */
    static Map<String, Object> settings(Clock clock) {
        return Map.of(
                "dcim.report.since", since(clock).toString(),
                "dcim.report.letter.agency", "Sở Khoa học và Công nghệ",
                "dcim.report.letter.body", "Trung tâm Công nghệ thông tin và Truyền thông",
                "dcim.report.letter.symbol", "BC-TTCNTT&TT",
                "dcim.report.letter.place", "Bắc Kạn",
                "dcim.report.letter.recipient", "Sở Khoa học và Công nghệ",
                "dcim.report.letter.signer-title", "Giám đốc",
                "dcim.report.letter.signer", "Đặng Quốc Khánh",
                "dcim.report.letter.copies", List.of("Như trên", "Lãnh đạo Trung tâm", "Phòng Hạ tầng"));
    }

    /** Makes them unless an earlier start did; aside, since nobody has to wait for what is printed. */
    void makeAside() {
        Thread.ofPlatform().daemon().name("demo-reports").start(() -> {
            try {
                make();
            } catch (RuntimeException e) {
                LOG.warn("The reports of the demo were not made: {}", e.toString());
            }
        });
    }

    void make() {
        if (!reports.all().isEmpty()) {
            return;
        }
        drafts.draftDue();
        ReportPeriod newest = newest(clock, 0);
        ReportPeriod late = newest(clock, 1);
        List<ReportPeriod> owed = Stream.concat(
                        drafts.missing().stream(),
                        // why: it is drafted already
                        Stream.of(ReportKind.YEAR.lastBefore(today(), 0)))
                .distinct()
                .filter(period -> !period.equals(newest) && !period.cutOffDay().isBefore(since(clock)))
                .sorted(Comparator.comparing(ReportPeriod::cutOffDay))
                .toList();
        for (int i = 0; i < owed.size(); i++) {
            ReportPeriod period = owed.get(i);
            send(period, REMARKS.get(i % REMARKS.size()), period.equals(late) ? LATE_DAYS : IN_TIME_DAYS);
        }
    }

    private void send(ReportPeriod period, ReportRemarks remarks, int days) {
        Report draft = reports.all().stream()
                .filter(report -> report.period().equals(period))
                .findFirst()
                .orElseGet(() -> drafts.draft(period.kind(), period.cutOffDay(), ACTOR));
        long id = draft.id();
        Report remarked = desk.remark(id, draft.revision(), remarks, ACTOR);
        Report reviewed = desk.review(id, remarked.revision(), ACTOR);
        Report frozen = desk.freeze(id, reviewed.revision(), ACTOR);
        LocalDate sent = period.cutOffDay().plusDays(days);
        int number = period.kind() == ReportKind.YEAR ? 12 : 40 + period.number();
        desk.send(
                id,
                frozen.revision(),
                number + "/BC-TTCNTT&TT",
                sent.isBefore(today()) ? sent : today(),
                "Sở Khoa học và Công nghệ",
                ACTOR);
    }

    /** From the end of last year on, so that its yearly report is owed whatever day it is; at least three quarters. */
    private static LocalDate since(Clock clock) {
        LocalDate third = newest(clock, 2).openingDay().plusDays(1);
        LocalDate year = ReportKind.YEAR
                .lastBefore(LocalDate.ofInstant(clock.instant(), CentreTime.ZONE), 0)
                .cutOffDay();
        return third.isBefore(year) ? third : year;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    /** Returns the quarter that was over last, or one before it. */
    private static ReportPeriod newest(Clock clock, int before) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        ReportPeriod period = ReportKind.QUARTER.lastBefore(today, 0);
        for (int i = 0; i < before; i++) {
            period = ReportKind.QUARTER.previous(period, 0);
        }
        return period;
    }
}
