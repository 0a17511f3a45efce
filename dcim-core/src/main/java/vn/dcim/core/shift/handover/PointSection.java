package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.log.LogBook;
import vn.dcim.core.shift.log.ShiftPoint;

/** Points that are not finished, the oldest first, and those that were finished meanwhile. */
@Singleton
final class PointSection implements HandoverSection {

    private final LogBook book;
    private final Roster roster;

    PointSection(LogBook book, Roster roster) {
        this.book = book;
        this.roster = roster;
    }

    @Override
    public String code() {
        return "points";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        Map<String, String> names = roster.names();
        return Stream.concat(
                        book.openPoints().stream()
                                .filter(point -> point.openedAt().isBefore(period.to()))
                                .map(point -> line(point, names)),
                        book.closedPoints(period.from(), period.to()).stream()
                                .map(point -> new HandoverLine(
                                        "point-closed",
                                        List.of(point.text(), point.outcome()),
                                        point.openedAt(),
                                        point.closedAt(),
                                        false,
                                        "")))
                .toList();
    }

    private static HandoverLine line(ShiftPoint point, Map<String, String> names) {
        return point.owner().isEmpty()
                ? new HandoverLine("point", List.of(point.text()), point.openedAt(), null, true, "")
                : new HandoverLine(
                        "point-of",
                        List.of(point.text(), names.getOrDefault(point.owner(), point.owner())),
                        point.openedAt(),
                        null,
                        true,
                        "");
    }
}
