package vn.dcim.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import vn.dcim.core.CentreTime;
import vn.dcim.core.document.DocumentDesk;
import vn.dcim.core.document.DocumentForm;
import vn.dcim.core.document.DocumentKind;
import vn.dcim.core.document.Documents;
import vn.dcim.core.document.NewVersion;

/** The records of the demo: most kinds are held, one is out of date, and as-built files were never made. */
@Singleton
final class DemoDocuments {

    private static final String ACTOR = "demo";
    private static final String SHELF = "Tủ hồ sơ số 2, phòng 305";

    private final Documents documents;
    private final DocumentDesk desk;
    private final Clock clock;

    DemoDocuments(Documents documents, DocumentDesk desk, Clock clock) {
        this.documents = documents;
        this.desk = desk;
        this.clock = clock;
    }

    /** Files them unless an earlier start did. */
    void file() {
        if (!documents.find("").isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        file(
                DocumentKind.A,
                "Quy chế quản lý, vận hành Trung tâm Tích hợp dữ liệu",
                "11/2023/QĐ-UBND",
                today.minusYears(3),
                null);
        file(DocumentKind.A, "Nội quy ra vào phòng máy", "07/NQ-TTCNTT&TT", today.minusMonths(14), null);
        file(
                DocumentKind.A,
                "Thời hạn lưu từng loại nhật ký",
                "21/QĐ-TTCNTT&TT",
                today.minusMonths(10),
                today.plusYears(2));
        file(
                DocumentKind.B,
                "Quy trình vận hành hệ thống điện, UPS, máy phát",
                "15/QT-TTCNTT&TT",
                today.minusMonths(8),
                null);
        file(DocumentKind.B, "Quy trình sao lưu, phục hồi dữ liệu", "16/QT-TTCNTT&TT", today.minusMonths(8), null);
        file(
                DocumentKind.C,
                "Quy trình bảo trì điều hòa chính xác",
                "18/QT-TTCNTT&TT",
                today.minusYears(2),
                today.minusDays(20));
        file(DocumentKind.DD, "Hồ sơ quản trị hệ thống thư điện tử công vụ", "", today.minusMonths(5), null);
        file(
                DocumentKind.E,
                "Danh mục dịch vụ cung cấp cho các sở, ngành",
                "33/DM-TTCNTT&TT",
                today.minusMonths(11),
                null);
        file(DocumentKind.G, "Bảng thống kê thiết bị năm trước", "02/BTK", today.minusMonths(10), null);
        file(DocumentKind.H, "Biên bản kiểm tra an toàn thông tin", "09/BB-SKHCN", today.minusMonths(4), null);
        file(DocumentKind.I, "Báo cáo quản trị hệ thống hằng tháng", "41/BC-TTCNTT&TT", today.minusMonths(1), null);
    }

    private void file(DocumentKind kind, String title, String number, LocalDate datedOn, @Nullable LocalDate validTo) {
        var version = new NewVersion(
                title,
                number,
                datedOn,
                datedOn,
                validTo,
                "Trung tâm Tích hợp dữ liệu",
                "Phòng Hạ tầng",
                SHELF,
                DocumentForm.PAPER,
                "");
        desk.add(kind, version, ACTOR);
    }
}
