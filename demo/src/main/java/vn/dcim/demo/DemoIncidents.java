package vn.dcim.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.incident.IncidentDesk;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.incident.annex.AnnexReports;
import vn.dcim.core.shift.ShiftTime;
import vn.dcim.core.shift.log.LogDesk;

/**
 * Incidents of a year: a fault, two machines with malware and a drill that are over, and one that goes on; who is told, and a report on annex
 * I. Nobody was mailed, since the centre has no mail server.
 */
@Singleton
final class DemoIncidents {

    private static final String LEAD = "shift-lead";
    private static final String OPERATOR = "operator";
    private static final String HEAD = "head";
    private static final String FAULT = "fault";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String MAIL_SERVER = "SERVER-021";

    private final Incidents incidents;
    private final IncidentDesk desk;
    private final LogDesk log;
    private final Assets assets;
    private final ShiftTime time;
    private final AnnexReports annexes;
    private final Clock clock;

    DemoIncidents(
            Incidents incidents,
            IncidentDesk desk,
            LogDesk log,
            Assets assets,
            ShiftTime time,
            AnnexReports annexes,
            Clock clock) {
        this.incidents = incidents;
        this.desk = desk;
        this.log = log;
        this.assets = assets;
        this.time = time;
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
        malware();
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
        String title = "Máy trạm bộ phận một cửa nhiễm virus từ USB";
        long id = opened(title, at, noted(title, at), null, false);
        lowOfSecurity(id, "virus", "500000");
        step(id, StepKind.ACKNOWLEDGED, at.plus(Duration.ofMinutes(3)), "Tổ an toàn thông tin tiếp nhận");
        repaired(id, at.plus(Duration.ofMinutes(40)), Duration.ofMinutes(95), "Cài lại máy trạm từ ảnh chuẩn");
        ends(id, at, "Rút mạng máy trạm", "Mở tệp từ USB không quét virus");
    }

    /** What a user told at once, a few minutes ago: over before the demo is looked at. */
    private void malware() {
        Instant at = clock.instant().minus(Duration.ofMinutes(12));
        Optional<Long> machine = first(AssetKind.WORKSTATION);
        if (machine.isEmpty()) {
            return;
        }
        long id = opened("Máy trạm văn thư cảnh báo mã độc khi mở tệp đính kèm", at, null, machine.get(), false);
        lowOfSecurity(id, "malware", "0");
        step(
                id,
                StepKind.ACKNOWLEDGED,
                at.plus(Duration.ofMinutes(2)),
                "Tổ an toàn thông tin tiếp nhận qua điện thoại");
        told(id, at.plus(Duration.ofMinutes(6)));
        step(id, StepKind.ISOLATED, at.plus(Duration.ofMinutes(4)), "Người dùng tắt máy, rút dây mạng");
        repaired(
                id,
                at.plus(Duration.ofMinutes(8)),
                Duration.ofMinutes(2),
                "Xóa tệp đính kèm, quét nhanh bộ nhớ và ổ đĩa");
        step(id, StepKind.CAUSE, at.plus(Duration.ofMinutes(10)), "Mở tệp đính kèm từ thư giả mạo nhà cung cấp");
        step(id, StepKind.MINUTES, at.plus(Duration.ofMinutes(11)), "Biên bản đã ký, lưu hồ sơ sự cố");
        step(id, StepKind.CLOSED, at.plus(Duration.ofMinutes(11)), "Máy sạch, đã nối lại mạng");
    }

    private void lowOfSecurity(long id, String kind, String damage) {
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
        answer(id, Map.of("kind", kind, "handled-by", "self", "damage", damage));
    }

    /** What stands on a machine that people work at is nowhere else, so that the head lets the repair begin. */
    private void repaired(long id, Instant from, Duration time, String text) {
        desk.step(
                id,
                StepKind.ORDER_OVERRIDDEN,
                from.minus(Duration.ofMinutes(1)),
                "Máy trạm không giữ dữ liệu dùng chung, cho xử lý ngay",
                null,
                true,
                HEAD);
        step(id, StepKind.REPAIR_STARTED, from, text);
        step(id, StepKind.REPAIRED, from.plus(time), text);
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
        long id = opened(title, at, drill ? null : noted(title, at), null, drill);
        answer(id, Map.of("group", FAULT, "centre-stopped", NO, "operation-affected", YES, "security-incident", NO));
        ends(id, at, "Chuyển toàn bộ sang đường còn lại", cause);
    }

    private void ends(long id, Instant at, String isolated, String cause) {
        told(id, at.plus(Duration.ofMinutes(9)));
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

    private void told(long id, Instant at) {
        incidents
                .get(id)
                .notices()
                .forEach(notice -> desk.attempt(
                        id,
                        notice.body(),
                        at,
                        "Người trực của cơ quan",
                        "telephone",
                        "confirmed",
                        "",
                        "Trực ban cơ quan, xác nhận qua điện thoại",
                        LEAD));
    }

    private void goesOn() {
        Instant at = clock.instant().minus(Duration.ofMinutes(8));
        Long server = machine(MAIL_SERVER).or(() -> first(AssetKind.SERVER)).orElse(null);
        long id = opened("Máy chủ thư công vụ gửi thư rác ra ngoài", at, null, server, false);
        answer(
                id,
                Map.of("group", "attack", "centre-stopped", NO, "operation-affected", YES, "security-incident", YES));
        answer(
                id,
                Map.of(
                        "spreading-or-destroying", NO,
                        "several-activities", NO,
                        "site-broken-into", NO,
                        "one-activity", NO,
                        "key-device", NO,
                        "group-affected", YES));
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
        List.of("agency-leadership", "managing-agency", "response-team")
                .forEach(body -> desk.attempt(
                        id, body, at.plus(Duration.ofMinutes(6)), "Trực ban", "telephone", "sent", "", "", OPERATOR));
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

    private long opened(String title, Instant at, @Nullable Long entry, @Nullable Long asset, boolean drill) {
        return desk.open(new IncidentDesk.Wish(title, at, entry, asset, drill), OPERATOR)
                .id();
    }

    /** Writes into the log book what the shift saw then. */
    private long noted(String text, Instant at) {
        AtomicLong entry = new AtomicLong();
        time.enterAt(
                at.plus(Duration.ofMinutes(2)),
                () -> entry.set(log.write(new LogDesk.Wish(at, text, null, null, null, null, null), LEAD)
                        .id()));
        return entry.get();
    }

    private Optional<Long> machine(String name) {
        return assets
                .find(
                        new AssetFilter(name, AssetStatus.IN_USE, null, Set.of(), null, null, null, null, null),
                        AssetOrder.NAME,
                        false,
                        0,
                        1)
                .assets()
                .stream()
                .map(Asset::id)
                .findFirst();
    }

    private Optional<Long> first(AssetKind kind) {
        return assets
                .find(
                        new AssetFilter("", AssetStatus.IN_USE, kind, Set.of(), null, null, null, null, null),
                        AssetOrder.NAME,
                        false,
                        0,
                        1)
                .assets()
                .stream()
                .map(Asset::id)
                .findFirst();
    }

    private void answer(long id, Map<String, String> answers) {
        answers.forEach((question, answer) -> desk.answer(id, question, answer, LEAD));
    }

    private void step(long id, StepKind kind, Instant at, String text) {
        desk.step(id, kind, at, text, null, false, LEAD);
    }
}
