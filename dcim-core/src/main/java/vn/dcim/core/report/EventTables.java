package vn.dcim.core.report;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Paper;
import vn.dcim.core.report.ReportTable.Column;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.report.ReportTable.Row;

/** What happened within the period against the one before, and how the warranties stand at its end. */
final class EventTables {

    /** A year's half: how far ahead the end of a warranty is told. */
    static final int SOON_DAYS = 180;

    private static final Set<AssetStatus> FAILED =
            EnumSet.of(AssetStatus.BROKEN, AssetStatus.IN_REPAIR, AssetStatus.AWAITING_DISPOSAL);

    private EventTables() {}

    /** What is counted. */
    private enum Event {
        // why: from broken to repair and back it is one failure still
        FAILURE(move -> !FAILED.contains(move.was())
                && (move.became() == AssetStatus.BROKEN || move.became() == AssetStatus.IN_REPAIR)),
        REPAIR_BEGUN(move -> move.became() == AssetStatus.IN_REPAIR),
        REPAIRED(move -> move.was() == AssetStatus.IN_REPAIR && move.became() != AssetStatus.BROKEN),
        NOT_REPAIRED(move -> move.was() == AssetStatus.IN_REPAIR && move.became() == AssetStatus.BROKEN),
        HANDED_OVER(move -> move.paper() == Paper.HANDOVER),
        LENT(move -> move.became() == AssetStatus.LENT),
        DEPRECIATED(move -> move.became() == AssetStatus.FULLY_DEPRECIATED),
        PROPOSED(move -> move.became() == AssetStatus.AWAITING_DISPOSAL),
        DISPOSED(move -> move.became() == AssetStatus.DISPOSED);

        private final Predicate<MovementLine> what;

        Event(Predicate<MovementLine> what) {
            this.what = what;
        }

        long count(List<MovementLine> moves) {
            return moves.stream().filter(what).count();
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static List<ReportTable> of(EquipmentAsOf equipment) {
        return List.of(events(equipment), warranties(equipment));
    }

    private static ReportTable events(EquipmentAsOf equipment) {
        return ReportTable.figures(
                "events",
                List.of(
                        new Column("event", Holds.LABEL),
                        new Column("before", Holds.COUNT),
                        new Column("now", Holds.COUNT),
                        new Column("change", Holds.CHANGE)),
                Arrays.stream(Event.values())
                        .map(event -> {
                            long before = event.count(equipment.before());
                            long now = event.count(equipment.movements());
                            return Row.of(event.code(), event.code(), before, now, now - before);
                        })
                        .toList());
    }

    private static ReportTable warranties(EquipmentAsOf equipment) {
        return ReportTable.figures(
                "warranty",
                List.of(new Column("warranty", Holds.LABEL), new Column("closing", Holds.COUNT)),
                List.of(
                        warranty("running", equipment, line -> isRunning(line, equipment.parameters())),
                        warranty("ends-soon", equipment, line -> endsSoon(line, equipment.parameters())),
                        warranty("ended-in-period", equipment, line -> endedInPeriod(line, equipment.parameters())),
                        warranty(
                                "over",
                                equipment,
                                line -> line.warrantyTo() != null && !isRunning(line, equipment.parameters())),
                        warranty("unknown", equipment, line -> line.warrantyTo() == null)));
    }

    private static Row warranty(String code, EquipmentAsOf equipment, Predicate<AssetLine> what) {
        return Row.of(code, code, equipment.present().filter(what).count());
    }

    /** Its last day is the cut-off day, or after it. */
    static boolean isRunning(AssetLine line, ReportParameters parameters) {
        return line.warrantyTo() != null && !line.warrantyTo().isBefore(parameters.cutOffDay());
    }

    static boolean endsSoon(AssetLine line, ReportParameters parameters) {
        return isRunning(line, parameters)
                && !line.warrantyTo().isAfter(parameters.cutOffDay().plusDays(SOON_DAYS));
    }

    static boolean endedInPeriod(AssetLine line, ReportParameters parameters) {
        LocalDate to = line.warrantyTo();
        return to != null && !to.isBefore(parameters.openingDay()) && to.isBefore(parameters.cutOffDay());
    }
}
