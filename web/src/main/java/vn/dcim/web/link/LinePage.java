package vn.dcim.web.link;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.link.FailoverTest;
import vn.dcim.core.link.LineExclusion;
import vn.dcim.core.link.LineFinding;
import vn.dcim.core.link.LineReport;
import vn.dcim.core.link.LineRound;
import vn.dcim.core.link.LineTransition;
import vn.dcim.core.link.LineView;
import vn.dcim.core.link.Lines;

/**
 * One line.
 *
 * @param changes newest first
 * @param fault why what was typed was refused; empty for none
 */
public record LinePage(
        LineView view,
        List<LineFinding> findings,
        List<Lines.Target> targets,
        List<LineRound> rounds,
        List<LineTransition> changes,
        List<LineExclusion> exclusions,
        List<FailoverTest> tests,
        LineReport.Row month,
        Map<String, String> typed,
        String fault) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Returns the test that runs; null for none. */
    public @Nullable FailoverTest running() {
        return tests.stream().filter(FailoverTest::isRunning).findFirst().orElse(null);
    }
}
