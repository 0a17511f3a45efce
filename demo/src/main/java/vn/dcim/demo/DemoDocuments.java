package vn.dcim.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.document.DocumentDesk;
import vn.dcim.core.document.DocumentForm;
import vn.dcim.core.document.DocumentKind;
import vn.dcim.core.document.DocumentSubject;
import vn.dcim.core.document.Documents;
import vn.dcim.core.document.NewVersion;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterEntry;

/** The records of the demo: what the texts ask for is ruled and planned; one procedure is out of date, and as-built files were never made. */
@Singleton
final class DemoDocuments {

    private static final String ACTOR = "demo";
    private static final String SHELF = "Tủ hồ sơ số 2, phòng 305";
    private static final String CENTRE = "Trung tâm Tích hợp dữ liệu";

    private final Documents documents;
    private final DocumentDesk desk;
    private final RegisterEntries entries;
    private final Clock clock;

    DemoDocuments(Documents documents, DocumentDesk desk, RegisterEntries entries, Clock clock) {
        this.documents = documents;
        this.desk = desk;
        this.entries = entries;
        this.clock = clock;
    }

    /** Files them unless an earlier start did; systems must stand in their register. */
    void file() {
        if (!documents.find("").isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        rules(today);
        procedures(today);
        responses(today);
        records(today);
    }

    private void rules(LocalDate today) {
        file(
                DocumentKind.A,
                "Quy chế quản trị, quản lý, vận hành, khai thác hệ thống hạ tầng, ứng dụng, cơ sở dữ liệu dùng chung"
                        + " tại Trung tâm Tích hợp dữ liệu",
                "11/2023/QĐ-UBND",
                today.minusYears(3));
        file(
                DocumentKind.A,
                "Nội quy ra vào phòng máy",
                "07/NQ-TTCNTT&TT",
                today.minusMonths(14),
                DocumentSubject.HOUSE_RULES);
        keep(
                DocumentKind.A,
                "Thời hạn lưu từng loại nhật ký",
                "21/QĐ-TTCNTT&TT",
                today.minusMonths(10),
                today.plusYears(2),
                CENTRE,
                Set.of());
        file(
                DocumentKind.A,
                "Quy định mã hóa dữ liệu và quản lý khóa",
                "24/QĐ-TTCNTT&TT",
                today.minusMonths(9),
                DocumentSubject.ENCRYPTION,
                DocumentSubject.DATA_PROTECTION);
        file(
                DocumentKind.A,
                "Kế hoạch bảo đảm an toàn thông tin hằng năm",
                "05/KH-TTCNTT&TT",
                today.minusMonths(7),
                DocumentSubject.SECURITY_PLAN);
    }

    private void procedures(LocalDate today) {
        file(
                DocumentKind.B,
                "Quy trình vận hành hệ thống điện, UPS, máy phát",
                "15/QT-TTCNTT&TT",
                today.minusMonths(8),
                DocumentSubject.OPERATION);
        keep(
                DocumentKind.B,
                "Quy trình sao lưu, phục hồi dữ liệu",
                "16/QT-TTCNTT&TT",
                today.minusMonths(8),
                null,
                entries.counting("systems").stream()
                        .map(RegisterEntry::name)
                        .sorted()
                        .collect(Collectors.joining("; ")),
                Set.of(DocumentSubject.BACKUP));
        file(
                DocumentKind.B,
                "Quy trình tiếp nhận, bàn giao và quản lý thiết bị",
                "17/QT-TTCNTT&TT",
                today.minusMonths(8),
                DocumentSubject.TRANSFER,
                DocumentSubject.ASSETS);
        file(
                DocumentKind.B,
                "Quy trình cài đặt, gỡ bỏ phần mềm",
                "19/QT-TTCNTT&TT",
                today.minusMonths(6),
                DocumentSubject.INSTALLATION);
        file(
                DocumentKind.B,
                "Quy trình kết nối, cấu hình và cứng hóa thiết bị mạng, máy chủ",
                "20/QT-TTCNTT&TT",
                today.minusMonths(6),
                DocumentSubject.PROCEDURE_CONNECTING,
                DocumentSubject.PROCEDURE_CONFIGURATION,
                DocumentSubject.PROCEDURE_HARDENING);
        file(
                DocumentKind.B,
                "Kế hoạch cập nhật bản vá hệ điều hành máy chủ",
                "22/KH-TTCNTT&TT",
                today.minusMonths(5),
                DocumentSubject.PATCHES_WINDOWS,
                DocumentSubject.PATCHES_LINUX,
                DocumentSubject.PATCHES_VIRTUALISATION,
                DocumentSubject.PATCHES_OTHER);
        file(
                DocumentKind.C,
                "Quy trình bảo trì, sửa chữa thiết bị phòng máy",
                "23/QT-TTCNTT&TT",
                today.minusMonths(7),
                DocumentSubject.MAINTENANCE);
        keep(
                DocumentKind.C,
                "Quy trình bảo trì điều hòa chính xác",
                "18/QT-TTCNTT&TT",
                today.minusYears(2),
                today.minusDays(20),
                CENTRE,
                Set.of());
    }

    private void responses(LocalDate today) {
        file(
                DocumentKind.B,
                "Quy trình xử lý sự cố thông thường, nghiêm trọng",
                "25/QT-TTCNTT&TT",
                today.minusMonths(7),
                DocumentSubject.INCIDENT,
                DocumentSubject.INCIDENT_ORDINARY,
                DocumentSubject.INCIDENT_SERIOUS);
        file(
                DocumentKind.B,
                "Phương án ứng cứu sự cố an toàn thông tin mạng",
                "26/PA-TTCNTT&TT",
                today.minusMonths(7),
                DocumentSubject.RESPONSE_PLAN);
        file(
                DocumentKind.B,
                "Sổ tay xử lý tấn công xâm nhập, mã độc, từ chối dịch vụ, lừa đảo",
                "27/ST-TTCNTT&TT",
                today.minusMonths(4),
                EnumSet.range(DocumentSubject.HANDLING_INTRUSION, DocumentSubject.HANDLING_APPLICATION)
                        .toArray(DocumentSubject[]::new));
    }

    private void records(LocalDate today) {
        file(DocumentKind.DD, "Hồ sơ quản trị hệ thống thư điện tử công vụ", "", today.minusMonths(5));
        file(DocumentKind.E, "Danh mục dịch vụ cung cấp cho các sở, ngành", "33/DM-TTCNTT&TT", today.minusMonths(11));
        file(DocumentKind.G, "Bảng thống kê thiết bị năm trước", "02/BTK", today.minusMonths(10));
        file(DocumentKind.H, "Biên bản kiểm tra an toàn thông tin", "09/BB-SKHCN", today.minusMonths(4));
        file(DocumentKind.I, "Báo cáo quản trị hệ thống hằng tháng", "41/BC-TTCNTT&TT", today.minusMonths(1));
        file(
                DocumentKind.K,
                "Sơ đồ mạng và đấu nối cáp phòng máy",
                "12/SĐ-TTCNTT&TT",
                today,
                DocumentSubject.NETWORK_PLAN);
    }

    private void file(DocumentKind kind, String title, String number, LocalDate datedOn, DocumentSubject... subjects) {
        keep(kind, title, number, datedOn, null, CENTRE, Set.of(subjects));
    }

    private void keep(
            DocumentKind kind,
            String title,
            String number,
            LocalDate datedOn,
            @Nullable LocalDate validTo,
            String scope,
            Set<DocumentSubject> subjects) {
        var version = new NewVersion(
                title,
                number,
                datedOn,
                datedOn,
                validTo,
                scope,
                subjects,
                "Phòng Hạ tầng",
                SHELF,
                DocumentForm.PAPER,
                "");
        desk.add(kind, version, ACTOR);
    }
}
