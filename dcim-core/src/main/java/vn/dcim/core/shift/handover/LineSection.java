package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.link.InternetLine;
import vn.dcim.core.link.LineState;
import vn.dcim.core.link.LineTransition;
import vn.dcim.core.link.Lines;

/** How the lines to the Internet changed in the shift. */
@Singleton
final class LineSection implements HandoverSection {

    private static final int MOST = 50;

    private final Lines lines;

    LineSection(Lines lines) {
        this.lines = lines;
    }

    @Override
    public String code() {
        return "lines";
    }

    @Override
    public int order() {
        return 65;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        return lines.used().stream()
                .flatMap(line -> lines.transitions(line.id(), MOST).reversed().stream()
                        .filter(change -> !change.at().isBefore(period.from())
                                && change.at().isBefore(period.to()))
                        .map(change -> line(line, change)))
                .toList();
    }

    private static HandoverLine line(InternetLine line, LineTransition change) {
        return new HandoverLine(
                "line-" + change.state().code(),
                List.of(line.name(), line.provider()),
                change.at(),
                null,
                change.state() != LineState.UP,
                "/lines/" + line.id());
    }
}
