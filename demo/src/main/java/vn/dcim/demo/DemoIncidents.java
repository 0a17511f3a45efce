package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.incident.IncidentDesk;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.incident.annex.AnnexReports;

/** Three incidents: one over, one drill, and one that goes on and whose notices run; who is told, and a report on annex I. */
@Singleton
final class DemoIncidents {

    private static final String LEAD = "shift-lead";
    private static final String OPERATOR = "operator";
    private static final String FAULT = "fault";
    private static final String YES = "yes";
    private static final String NO = "no";

    private final Incidents incidents;
    private final IncidentDesk desk;
    private final AnnexReports annexes;
    private final Clock clock;

    DemoIncidents(Incidents incidents, IncidentDesk desk, AnnexReports annexes, Clock clock) {
        this.incidents = incidents;
        this.desk = desk;
        this.annexes = annexes;
        this.clock = clock;
    }

    /** Enters them unless an earlier start did. */
    void enter() {
        if (!incidents.all().isEmpty()) {
            return;
        }
        reach();
        over(
                "Đứt cáp quang đường truyền B do thi công vỉa hè",
                Duration.ofDays(19),
                false,
                "Máy xúc làm đứt cáp của nhà cung cấp");
        over(
                "Diễn tập: mất điện lưới, máy phát không khởi động",
                Duration.ofDays(41),
                true,
                "Kịch bản diễn tập năm 2026");
        goesOn();
        virus();
        report();
    }

    private void reach() {
        incidents
                .bodies()
                .forEach(body -> desk.reach(
                        body,
                        switch (body) {
                            case "operator-leadership" -> "Phó Giám đốc Trung tâm";
                            case "agency-leadership" -> "Lãnh đạo cơ quan sử dụng";
                            case "managing-agency" -> "Trực ban Sở Khoa học và Công nghệ";
                            case "peoples-committee" -> "Văn phòng Ủy ban nhân dân tỉnh";
                            default -> "Đội ứng cứu sự cố an toàn thông tin mạng";
                        },
                        body + "@dcim.example",
                        "0209 3870 115",
                        LEAD));
    }

    private void virus() {
        Instant at = clock.instant().minus(Duration.ofDays(63));
        long id = opened("Máy trạm bộ phận một cửa nhiễm virus từ USB", at, false);
        answer(id, Map.of("group", "attack", "centre-stopped", NO, "operation-affected", NO, "security-incident", YES));
        answer(
                id,
                Map.of(
                        "spreading-or-destroying", NO,
                        "several-activities", NO,
                        "site-broken-into", NO,
                        "one-activity", NO,
                        "key-device", NO,
                        "group-affected", NO));
        answer(id, Map.of("kind", "virus", "handled-by", "self", "damage", "500000"));
        ends(id, at, "Rút mạng máy trạm", "Mở tệp từ USB không quét virus");
    }

    private void report() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        LocalDate begin = LocalDate.of(today.getYear(), today.getMonthValue() <= 6 ? 1 : 7, 1);
        Map<String, String> values =
                new HashMap<>(annexes.proposal(begin, begin.plusMonths(6).minusDays(1)));
        values.putAll(Map.of(
                "regulation",
                YES,
                "regulation-number",
                "Quyết định 12/QĐ-TTTHDL ngày 05/01/2026",
                "lan",
                YES,
                "lan-domain",
                YES,
                "wifi",
                NO,
                "leader",
                YES,
                "officer",
                YES,
                "officer-contact",
                "Tổ an toàn thông tin, attt@dcim.example, 0209 3870 116",
                "trained-users",
                "24"));
        annexes.write(begin, begin.plusMonths(6).minusDays(1), values, LEAD);
    }

    private void over(String title, Duration ago, boolean drill, String cause) {
        Instant at = clock.instant().minus(ago);
        long id = opened(title, at, drill);
        answer(id, Map.of("group", FAULT, "centre-stopped", NO, "operation-affected", YES, "security-incident", NO));
        ends(id, at, "Chuyển toàn bộ sang đường còn lại", cause);
    }

    private void ends(long id, Instant at, String isolated, String cause) {
        incidents
                .get(id)
                .notices()
                .forEach(notice -> desk.attempt(
                        id,
                        notice.body(),
                        at.plus(Duration.ofMinutes(9)),
                        "Người trực của cơ quan",
                        "telephone",
                        "confirmed",
                        "",
                        "Trực ban cơ quan, xác nhận qua điện thoại",
                        LEAD));
        step(id, StepKind.ISOLATED, at.plus(Duration.ofMinutes(4)), isolated);
        step(id, StepKind.CAUSE, at.plus(Duration.ofHours(2)), cause);
        step(
                id,
                StepKind.LESSON,
                at.plus(Duration.ofHours(5)),
                "Bổ sung số điện thoại của đội thi công vào danh bạ trực");
        step(id, StepKind.MINUTES, at.plus(Duration.ofHours(6)), "Biên bản đã ký, lưu hồ sơ sự cố");
        step(id, StepKind.CLOSED, at.plus(Duration.ofHours(6)), "Dịch vụ đã trở lại bình thường");
    }

    private void goesOn() {
        Instant at = clock.instant().minus(Duration.ofMinutes(8));
        long id = opened("Máy chủ thư công vụ gửi thư rác ra ngoài", at, false);
        answer(
                id,
                Map.of("group", "attack", "centre-stopped", NO, "operation-affected", YES, "security-incident", YES));
        desk.attempt(
                id,
                "operator-leadership",
                at.plus(Duration.ofMinutes(3)),
                "Phó Giám đốc",
                "telephone",
                "confirmed",
                "",
                "Ông Hoàng Văn Phúc, Phó Giám đốc",
                OPERATOR);
        step(
                id,
                StepKind.ISOLATED,
                at.plus(Duration.ofMinutes(5)),
                "Chặn cổng 25 chiều ra của máy chủ thư trên tường lửa");
        answer(id, Map.of("kind", "malware", "handled-by", "self", "damage", "0"));
        desk.attach(id, "maillog-trich.log", """
                postfix/smtp[2114]: 4F2A1: to=<a@mail.example>, relay=mx.example[203.0.113.9]:25, status=deferred (421 too many messages)
                postfix/qmgr[911]: 4F2A1: from=<vanthu@dcim.example>, size=48213, nrcpt=500 (queue active)
                """.getBytes(StandardCharsets.UTF_8), OPERATOR);
    }

    private long opened(String title, Instant at, boolean drill) {
        return desk.open(new IncidentDesk.Wish(title, at, null, null, drill), OPERATOR)
                .id();
    }

    private void answer(long id, Map<String, String> answers) {
        answers.forEach((question, answer) -> desk.answer(id, question, answer, LEAD));
    }

    private void step(long id, StepKind kind, Instant at, String text) {
        desk.step(id, kind, at, text, null, false, LEAD);
    }
}
