package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetBatch.Row;
import vn.dcim.core.asset.AssetBatches;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.CustomKey;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.CustomFieldDesk;
import vn.dcim.core.asset.custom.CustomFields;

/** Defines what the centre of the demo notes besides, and fills it in for most of its equipment. */
@Singleton
final class DemoFields {

    private static final String ACTOR = "demo";
    private static final int MOST = 10_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final String SECURITY = "storage firewall load-balancer";
    private static final Set<AssetKind> MANAGED = EnumSet.of(
            AssetKind.SERVER, AssetKind.STORAGE, AssetKind.SWITCH, AssetKind.FIREWALL, AssetKind.LOAD_BALANCER);
    private static final List<String> SYSTEMS = List.of(
            "Cổng dịch vụ công",
            "Quản lý văn bản và điều hành",
            "Trục liên thông văn bản",
            "Thư điện tử công vụ",
            "Cơ sở dữ liệu dùng chung",
            "Hội nghị truyền hình");
    private static final List<String> LEVELS = List.of("cap-2", "cap-3", "cap-3", "cap-1");

    private static final List<Map<String, String>> DEFINITIONS = List.of(
            Map.of(
                    "code", "he-thong-thong-tin",
                    "label-vi", "Hệ thống thông tin",
                    "label-en", "Information system",
                    "type", "text",
                    "kinds", "server " + SECURITY,
                    "hint-vi", "Tên hệ thống như trong hồ sơ đề xuất cấp độ.",
                    "hint-en", "Its name in the file on its security level.",
                    "heading-vi", "An toàn thông tin",
                    "heading-en", "Information security"),
            Map.of(
                    "code", "cap-do-attt",
                    "label-vi", "Cấp độ an toàn hệ thống",
                    "label-en", "Security level of the system",
                    "type", "choice",
                    "choices",
                            "cap-1 | Cấp độ 1 | Level 1\ncap-2 | Cấp độ 2 | Level 2\ncap-3 | Cấp độ 3 | Level 3\n"
                                    + "cap-4 | Cấp độ 4 | Level 4\ncap-5 | Cấp độ 5 | Level 5",
                    "kinds", SECURITY,
                    "heading-vi", "An toàn thông tin",
                    "heading-en", "Information security"),
            Map.of(
                    "code", "trang-quan-tri",
                    "label-vi", "Trang quản trị từ xa",
                    "label-en", "Remote management page",
                    "type", "link",
                    "pattern", "https://.*",
                    "kinds", "server storage",
                    "hint-vi", "Địa chỉ iDRAC, iLO, XCC; chỉ nhận https.",
                    "hint-en", "Address of iDRAC, iLO, XCC; https alone."),
            Map.of(
                    "code", "cong-suat-nghiem-thu",
                    "label-vi", "Công suất đo khi nghiệm thu",
                    "label-en", "Power measured at acceptance",
                    "type", "decimal",
                    "unit", "W",
                    "least", "0",
                    "greatest", "20000",
                    "kinds", "server storage switch"),
            Map.of(
                    "code", "co-bao-tri",
                    "label-vi", "Có hợp đồng bảo trì",
                    "label-en", "Under a service contract",
                    "type", "yes-no",
                    "heading-vi", "Bảo trì",
                    "heading-en", "Service"),
            Map.of(
                    "code", "bao-tri-den",
                    "label-vi", "Bảo trì đến ngày",
                    "label-en", "Serviced until",
                    "type", "day",
                    "show-field", "co-bao-tri",
                    "show-value", "yes",
                    "heading-vi", "Bảo trì",
                    "heading-en", "Service"));

    private final CustomFields fields;
    private final CustomFieldDesk desk;
    private final Assets assets;
    private final AssetBatches batches;
    private final AssetTerms terms;
    private final Clock clock;

    DemoFields(
            CustomFields fields,
            CustomFieldDesk desk,
            Assets assets,
            AssetBatches batches,
            AssetTerms terms,
            Clock clock) {
        this.fields = fields;
        this.desk = desk;
        this.assets = assets;
        this.batches = batches;
        this.terms = terms;
        this.clock = clock;
    }

    /** Enters them unless an earlier start did; the assets must be there. */
    void enter() {
        if (!fields.now().all().isEmpty()) {
            return;
        }
        DEFINITIONS.forEach(this::define);
        fill();
        // why: what is required from a day on does not make what stands there wrong, but wanting
        require("cap-do-attt");
    }

    private void define(Map<String, String> parts) {
        var outcome = desk.add(parts, ACTOR);
        if (outcome.isRefused()) {
            throw new IllegalStateException(outcome.faults().toString());
        }
    }

    private void require(String code) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        desk.change(code, 1, Map.of("required-from", DAY.format(today)), "theo rà soát hồ sơ cấp độ", ACTOR);
    }

    private void fill() {
        List<Row> rows = new ArrayList<>();
        for (Asset asset :
                assets.find(AssetFilter.ALL, AssetOrder.TAG, false, 0, MOST).assets()) {
            if (MANAGED.contains(asset.kind()) && asset.status() != AssetStatus.IN_STORE) {
                rows.add(new Row(rows.size() + 1, told(asset), List.of(), asset.id()));
            }
        }
        var plan = batches.take(rows, OnKnown.UPDATE, terms, "ghi trường riêng", ACTOR);
        if (plan.isFaulty()) {
            throw new IllegalStateException(plan.lines().stream()
                    .filter(line -> !line.faults().isEmpty())
                    .findFirst()
                    .toString());
        }
    }

    private Map<FieldKey, String> told(Asset asset) {
        int number = asset.id().intValue();
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        boolean isServer = asset.kind() == AssetKind.SERVER;
        boolean isStorage = asset.kind() == AssetKind.STORAGE;
        boolean isSwitch = asset.kind() == AssetKind.SWITCH;
        Map<FieldKey, String> told = new HashMap<>();
        if (!isSwitch) {
            told.put(new CustomKey("he-thong-thong-tin"), SYSTEMS.get(number % SYSTEMS.size()));
        }
        // why: every ninth was forgotten
        if (!isServer && !isSwitch && number % 9 != 0) {
            told.put(new CustomKey("cap-do-attt"), LEVELS.get(number % LEVELS.size()));
        }
        if (isServer || isStorage) {
            told.put(new CustomKey("trang-quan-tri"), "https://10.20.%d.%d/".formatted(number / 250, 1 + number % 250));
        }
        if (isServer || isStorage || isSwitch) {
            told.put(new CustomKey("cong-suat-nghiem-thu"), "%d,5".formatted((isSwitch ? 120 : 310) + number % 90));
        }
        boolean isServiced = number % 3 != 0;
        told.put(new CustomKey("co-bao-tri"), isServiced ? "yes" : "no");
        if (isServiced) {
            told.put(new CustomKey("bao-tri-den"), DAY.format(today.plusDays(number % 400L - 20)));
        }
        return told;
    }
}
