package vn.dcim.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.report.ReportTable.Column;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.report.ReportTable.Row;
import vn.dcim.core.report.StockCounts.What;

/** How much there is: opening, in, out and closing of each kind; opening and closing of each status; what is of other agencies. */
final class StockTables {

    private StockTables() {}

    static List<ReportTable> of(EquipmentAsOf equipment) {
        return List.of(byKind(equipment), byStatus(equipment), byOwner(equipment));
    }

    private static ReportTable byKind(EquipmentAsOf equipment) {
        var counts = new StockCounts<>(AssetKind.class);
        equipment.opening().values().stream()
                .filter(AssetLine::isPresent)
                .forEach(line -> counts.add(line.kind(), What.OPENING, 1));
        equipment.present().forEach(line -> counts.add(line.kind(), What.CLOSING, 1));
        equipment.arrivals().forEach(line -> counts.add(line.kind(), What.IN, 1));
        equipment.departures().forEach(line -> {
            // why: it leaves the kind that it was counted in
            AssetLine was = Objects.requireNonNullElse(equipment.opening().get(line.id()), line);
            counts.add(was.kind(), What.OUT, 1);
        });
        equipment.present().filter(line -> equipment.wasPresent(line.id())).forEach(line -> {
            counts.add(equipment.opening().get(line.id()).kind(), What.CORRECTED, -1);
            counts.add(line.kind(), What.CORRECTED, 1);
        });
        return counts.table("stock", Holds.KIND, AssetKind::code);
    }

    private static ReportTable byStatus(EquipmentAsOf equipment) {
        Map<AssetStatus, Long> opening = equipment.opening().values().stream()
                .filter(AssetLine::isPresent)
                .collect(Collectors.groupingBy(AssetLine::status, Collectors.counting()));
        Map<AssetStatus, Long> closing =
                equipment.present().collect(Collectors.groupingBy(AssetLine::status, Collectors.counting()));
        List<Row> rows = new ArrayList<>();
        long was = 0;
        long is = 0;
        for (AssetStatus status : AssetStatus.values()) {
            long before = opening.getOrDefault(status, 0L);
            long after = closing.getOrDefault(status, 0L);
            if (status.isPresent()) {
                rows.add(Row.of(status.code(), status.code(), before, after, after - before));
            }
            was += before;
            is += after;
        }
        rows.add(Row.of(Row.TOTAL, "", was, is, is - was));
        return ReportTable.figures(
                "status",
                List.of(
                        new Column("status", Holds.STATUS),
                        new Column("opening", Holds.COUNT),
                        new Column("closing", Holds.COUNT),
                        new Column("change", Holds.CHANGE)),
                rows);
    }

    private static ReportTable byOwner(EquipmentAsOf equipment) {
        Map<Long, Long> counts = equipment
                .present()
                .filter(line -> line.ownerId() != null)
                .collect(Collectors.groupingBy(AssetLine::ownerId, TreeMap::new, Collectors.counting()));
        return ReportTable.figures(
                "owners",
                List.of(new Column("owner", Holds.UNIT), new Column("closing", Holds.COUNT)),
                counts.entrySet().stream()
                        .map(entry -> Row.of(entry.getKey(), entry.getKey(), entry.getValue()))
                        .toList());
    }
}
