package vn.dcim.core.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the equipment part of a report is made of.
 *
 * @param opening assets as they stood at the opening, by id
 * @param closing as they stood at the cut-off
 * @param movements within the period, oldest first
 * @param before movements within the period before
 */
record EquipmentAsOf(
        ReportParameters parameters,
        Map<Long, AssetLine> opening,
        Map<Long, AssetLine> closing,
        List<MovementLine> movements,
        List<MovementLine> before) {

    static Map<Long, AssetLine> byId(List<AssetLine> lines) {
        Map<Long, AssetLine> found = new LinkedHashMap<>();
        lines.forEach(line -> found.put(line.id(), line));
        return found;
    }

    /** Returns what is there at the cut-off. */
    Stream<AssetLine> present() {
        return closing.values().stream().filter(AssetLine::isPresent);
    }

    boolean wasPresent(long id) {
        return Optional.ofNullable(opening.get(id)).filter(AssetLine::isPresent).isPresent();
    }

    /** Returns what came within the period, that which is gone again too. */
    Stream<AssetLine> arrivals() {
        return closing.values().stream()
                .filter(line -> !wasPresent(line.id()))
                .filter(line -> line.isPresent() || !opening.containsKey(line.id()));
    }

    /** Returns what went within the period, that which came in it too. */
    Stream<AssetLine> departures() {
        return closing.values().stream()
                .filter(line -> !line.isPresent())
                .filter(line -> wasPresent(line.id()) || !opening.containsKey(line.id()));
    }
}
