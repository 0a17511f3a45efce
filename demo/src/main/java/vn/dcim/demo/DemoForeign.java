package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Population;
import vn.dcim.core.foreign.ForeignDraft;
import vn.dcim.core.foreign.ForeignImport;
import vn.dcim.core.foreign.ForeignImports;
import vn.dcim.core.foreign.ForeignSystem;
import vn.dcim.core.foreign.ForeignSystems;
import vn.dcim.core.foreign.SystemKind;
import vn.dcim.core.staff.Checklist;
import vn.dcim.core.staff.DepartureKind;
import vn.dcim.core.staff.Departures;
import vn.dcim.core.staff.NewDeparture;

/** Two systems beside the demo: a VPN whose list tells of what is wrong there, and doors whose list tells of nothing wrong. */
@Singleton
final class DemoForeign {

    private static final String ACTOR = "demo";
    private static final String CENTRE = "Trung tâm Tích hợp dữ liệu";
    private static final String HEADS =
            "Tên đăng nhập;Họ và tên;Đơn vị;Trạng thái;Quản trị;Tài khoản máy;Người chịu trách nhiệm;Ngày tạo;"
                    + "Đăng nhập cuối;Đổi mật khẩu;Hết hạn;Độ dài mật khẩu tối thiểu;Người phê duyệt;Mục đích;Số văn bản;Ngày phê duyệt";
    private static final String GRANT = ";Giám đốc Trung tâm;vận hành từ xa;64/QĐ-TTTHDL;15/03/2026";
    private static final String NO_GRANT = ";;;;";

    private final ForeignSystems systems;
    private final ForeignImports imports;
    private final Departures departures;
    private final Clock clock;

    DemoForeign(ForeignSystems systems, ForeignImports imports, Departures departures, Clock clock) {
        this.systems = systems;
        this.imports = imports;
        this.departures = departures;
        this.clock = clock;
    }

    /** Declares both and brings the list of the one, unless an earlier start did. */
    void bring() {
        if (!systems.present().isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        leave("Vũ Đình Lộc", today.minusDays(10));
        ForeignSystem vpn = systems.declare(
                "VPN quản trị từ xa", SystemKind.VPN, "Trần Minh Quân, " + CENTRE, Population.USERS, 30, ACTOR);
        ForeignSystem doors = systems.declare(
                "Kiểm soát cửa phòng máy chủ",
                SystemKind.DOOR_CONTROLLER,
                "Phòng Hành chính – Tổng hợp",
                Population.USERS,
                30,
                ACTOR);
        take(vpn, "vpn-tai-khoan.csv", vpn(today));
        take(doors, "cua-tai-khoan.csv", doors(today));
    }

    private void take(ForeignSystem system, String file, Stream<String> lines) {
        byte[] list = Stream.concat(Stream.of(HEADS), lines)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        ForeignDraft draft = imports.draft(system.id(), ForeignImport.Source.FILE, file, list, ACTOR);
        imports.commit(system.id(), draft.id(), ACTOR);
    }

    private static Stream<String> doors(LocalDate today) {
        return Stream.of(
                row("phuoc.nh;Nguyễn Hữu Phước;" + CENTRE, "hoạt động;có;không;", today, 3, 25, GRANT),
                row("ha.pt;Phạm Thu Hà;Phòng Hạ tầng", "hoạt động;không;không;", today, 6, 41, GRANT),
                row("cuong.lv;Lê Văn Cường;Tổ vận hành", "hoạt động;không;không;", today, 0, 33, GRANT),
                row("lan.tt;Trần Thị Lan;Tổ vận hành", "hoạt động;không;không;", today, 1, 52, GRANT));
    }

    private static Stream<String> vpn(LocalDate today) {
        return Stream.of(
                row("quan.tm;Trần Minh Quân;" + CENTRE, "hoạt động;có;không;", today, 1, 61, GRANT),
                row("lan.nt;Nguyễn Thị Lan;Phòng Hạ tầng", "hoạt động;không;không;", today, 44, 58, GRANT),
                row("loc.vd;Vũ Đình Lộc;" + CENTRE, "hoạt động;không;không;", today, 12, 40, GRANT),
                row("hoa.pv;Phạm Văn Hòa;" + CENTRE, "hoạt động;không;không;", today, 2, 35, GRANT),
                row("binh.dt;Đặng Thanh Bình;" + CENTRE, "hoạt động;không;không;", today, 0, 20, GRANT),
                row("nhathau.lanh;Hoàng Văn Sơn;Công ty Lạnh Việt", "vô hiệu;không;không;", today, 96, 120, GRANT),
                row("sao-luu;;" + CENTRE, "hoạt động;không;có;Trần Minh Quân", today, 0, 30, NO_GRANT),
                row("guest;;", "vô hiệu;không;không;", today, 200, 200, NO_GRANT));
    }

    private static String row(
            String who, String what, LocalDate today, int usedDaysAgo, int passwordDaysAgo, String grant) {
        return String.join(
                        ";",
                        who,
                        what,
                        today.minusDays(400).toString(),
                        today.minusDays(usedDaysAgo).toString(),
                        today.minusDays(passwordDaysAgo).toString(),
                        "không thời hạn",
                        "11")
                + grant;
    }

    /** Has somebody without an account here leave some days ago, all of it worked off. */
    private void leave(String name, LocalDate lastDay) {
        Checklist opened = departures.open(
                new NewDeparture(
                        "",
                        name,
                        CENTRE,
                        "Kỹ thuật viên",
                        DepartureKind.TRANSFER,
                        "97/QĐ-SKHCN",
                        lastDay,
                        false,
                        List.of("thẻ 0098"),
                        List.of("Máy tính xách tay TS-0031"),
                        List.of()),
                ACTOR);
        long id = opened.departure().id();
        opened.entries()
                .forEach(entry ->
                        departures.complete(id, entry.item().id(), lastDay, "12/BB-TTTHDL", "đã bàn giao", ACTOR));
        departures.close(id, ACTOR);
    }
}
