package vn.dcim.core.report;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Paper;
import vn.dcim.core.report.ReportTable.Column;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.report.ReportTable.Row;

/** The lists behind the figures, and those that the texts ask for by name (11/2023 article 12.1.g). */
final class EquipmentLists {

    private static final Set<AssetStatus> WRITTEN_OFF =
            EnumSet.of(AssetStatus.BROKEN, AssetStatus.FULLY_DEPRECIATED, AssetStatus.AWAITING_DISPOSAL);

    private static final List<Column> ASSET = List.of(
            new Column("tag", Holds.TEXT),
            new Column("name", Holds.TEXT),
            new Column("kind", Holds.KIND),
            new Column("serial", Holds.TEXT),
            new Column("status", Holds.STATUS),
            new Column("place", Holds.PLACE),
            new Column("in-use-on", Holds.DAY),
            new Column("price", Holds.MONEY));
    private static final List<Column> MOVE = List.of(
            new Column("on", Holds.DAY),
            new Column("tag", Holds.TEXT),
            new Column("name", Holds.TEXT),
            new Column("was", Holds.STATUS),
            new Column("became", Holds.STATUS),
            new Column("paper", Holds.PAPER),
            new Column("document", Holds.TEXT),
            new Column("signed-on", Holds.DAY),
            new Column("person", Holds.TEXT),
            new Column("unit", Holds.UNIT));

    private EquipmentLists() {}

    static List<ReportTable> of(EquipmentAsOf equipment) {
        ReportParameters parameters = equipment.parameters();
        return List.of(
                writeOffs(equipment),
                moves("minutes", equipment, move -> move.paper() != Paper.NONE),
                ReportTable.list(
                        "no-minutes",
                        List.of(
                                new Column("tag", Holds.TEXT),
                                new Column("name", Holds.TEXT),
                                new Column("kind", Holds.KIND),
                                new Column("person", Holds.TEXT),
                                new Column("unit", Holds.UNIT)),
                        equipment
                                .present()
                                .filter(line -> line.isHeld() && line.handover().isEmpty())
                                .map(line -> Row.of(
                                        line.id(),
                                        line.tag(),
                                        line.name(),
                                        line.kind().code(),
                                        line.person(),
                                        line.holderId()))
                                .toList()),
                assets("arrivals", equipment.arrivals()),
                assets("departures", equipment.departures()),
                ReportTable.list(
                        "warranties",
                        List.of(
                                new Column("tag", Holds.TEXT),
                                new Column("name", Holds.TEXT),
                                new Column("kind", Holds.KIND),
                                new Column("serial", Holds.TEXT),
                                new Column("warranty-to", Holds.DAY)),
                        equipment
                                .present()
                                .filter(line -> EventTables.endsSoon(line, parameters)
                                        || EventTables.endedInPeriod(line, parameters))
                                .map(line -> Row.of(
                                        line.id(),
                                        line.tag(),
                                        line.name(),
                                        line.kind().code(),
                                        line.serial(),
                                        line.warrantyTo()))
                                .toList()),
                moves("moves", equipment, _ -> true));
    }

    /** What is broken, written off or waits for its disposal; also what is written off by its age and goes on being used. */
    private static ReportTable writeOffs(EquipmentAsOf equipment) {
        ReportParameters parameters = equipment.parameters();
        return ReportTable.list(
                "write-offs",
                Stream.concat(ASSET.stream(), Stream.of(new Column("rest", Holds.MONEY)))
                        .toList(),
                equipment
                        .present()
                        .filter(line -> WRITTEN_OFF.contains(line.status())
                                || line.isOwn() && ValueTable.isOver(line, parameters))
                        .map(line -> {
                            String rest = line.price() == null
                                    ? ""
                                    : Long.toString(line.price() - ValueTable.worn(line, parameters));
                            return new Row(
                                    Long.toString(line.id()),
                                    Stream.concat(asset(line).cells().stream(), Stream.of(rest))
                                            .toList());
                        })
                        .toList());
    }

    private static ReportTable assets(String code, Stream<AssetLine> lines) {
        return ReportTable.list(code, ASSET, lines.map(EquipmentLists::asset).toList());
    }

    private static Row asset(AssetLine line) {
        return Row.of(
                line.id(),
                line.tag(),
                line.name(),
                line.kind().code(),
                line.serial(),
                line.status().code(),
                line.placeId(),
                line.inUseOn(),
                line.price());
    }

    private static ReportTable moves(String code, EquipmentAsOf equipment, Predicate<MovementLine> which) {
        return ReportTable.list(
                code,
                MOVE,
                equipment.movements().stream()
                        .filter(which)
                        .map(move -> {
                            AssetLine asset = equipment.closing().get(move.assetId());
                            return Row.of(
                                    move.assetId(),
                                    LocalDate.ofInstant(move.at(), CentreTime.ZONE),
                                    asset.tag(),
                                    asset.name(),
                                    move.was().code(),
                                    move.became().code(),
                                    move.paper().code(),
                                    move.document(),
                                    move.signedOn(),
                                    move.person(),
                                    move.unitId());
                        })
                        .toList());
    }
}
