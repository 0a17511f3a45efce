package vn.dcim.web.link;

import java.util.List;
import java.util.Map;
import vn.dcim.core.link.LineFinding;
import vn.dcim.core.link.LineReport;
import vn.dcim.core.link.LineState;
import vn.dcim.core.link.LineView;

/**
 * All lines as they are.
 *
 * @param months the month that runs, by the ids of lines
 */
public record LineListPage(List<LineView> lines, List<LineFinding> findings, Map<Long, LineReport.Row> months) {

    /** Returns what stands above all: lines that are not as they should be. */
    public List<LineView> troubled() {
        return lines.stream()
                .filter(view -> view.state() != LineState.UP && view.state() != LineState.UNKNOWN)
                .toList();
    }

    /** Returns the lines beside one. */
    public List<LineView> others(LineView line) {
        return lines.stream().filter(other -> other != line).toList();
    }
}
