package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
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

/** The reports of the demo's last three quarters: two are sent, the newest waits as a draft. */
@Singleton
final class DemoReports {

    private static final Logger LOG = LoggerFactory.getLogger(DemoReports.class);
    private static final String ACTOR = "demo";
    private static final int SENT_AFTER_DAYS = 9;

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
                "dcim.report.since", newest(clock, 2).openingDay().plusDays(1).toString(),
                "dcim.report.letter.agency", "Sở Khoa học và Công nghệ",
                "dcim.report.letter.body", "Trung tâm Công nghệ thông tin và Truyền thông",
                "dcim.report.letter.symbol", "BC-TTCNTT&TT",
                "dcim.report.letter.place", "Bắc Kạn",
                "dcim.report.letter.recipient", "Sở Khoa học và Công nghệ",
                "dcim.report.letter.signer-title", "Giám đốc",
                "dcim.report.letter.signer", "Đặng Quốc Khánh",
                "dcim.report.letter.copies", java.util.List.of("Như trên", "Lãnh đạo Trung tâm", "Phòng Hạ tầng"));
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
        send(
                newest(clock, 2),
                "Thiết bị hoạt động ổn định, không có sự cố kéo dài.",
                "Bổ sung kinh phí thay ắc quy UPS.");
        send(newest(clock, 1), "Một máy chủ hỏng bộ nguồn, đã bảo hành.", "Đề nghị thanh lý máy trạm hỏng.");
    }

    private void send(ReportPeriod period, String assessment, String proposals) {
        Report draft = drafts.draft(ReportKind.QUARTER, period.cutOffDay(), ACTOR);
        long id = draft.id();
        Report remarked = desk.remark(id, draft.revision(), new ReportRemarks(assessment, "", proposals), ACTOR);
        Report reviewed = desk.review(id, remarked.revision(), ACTOR);
        Report frozen = desk.freeze(id, reviewed.revision(), ACTOR);
        desk.send(
                id,
                frozen.revision(),
                40 + period.number() + "/BC-TTCNTT&TT",
                period.cutOffDay().plusDays(SENT_AFTER_DAYS),
                "Sở Khoa học và Công nghệ",
                ACTOR);
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
