package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.dcim.core.regulation.Remedy;
import vn.dcim.core.regulation.xray.Xray;
import vn.dcim.core.regulation.xray.XrayAcceptance;
import vn.dcim.core.regulation.xray.XrayFinding;

/**
 * The list of what the X-ray finds.
 *
 * @param lines that are shown, by rule, the oldest first
 * @param rules how each stands
 * @param open how many of each rule are open and not accepted
 * @param accepted how many are accepted
 * @param remedies what is being done, by what it is about
 * @param lookedAt when it was last looked; null for never
 */
public record XrayPage(
        XrayView view,
        List<Xray.Line> lines,
        List<Xray.Standing> rules,
        Map<String, Long> open,
        long accepted,
        Map<String, List<Remedy.Progress>> remedies,
        @Nullable Instant lookedAt) {

    public long opened() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    public List<Remedy.Progress> remedies(Xray.Line line) {
        return remedies.getOrDefault(line.finding().about(), List.of());
    }

    /** Returns how many of a rule are open and not accepted. */
    public long open(String rule) {
        return open.getOrDefault(rule, 0L);
    }

    /**
     * One of them.
     *
     * @param history all times in which the same was found, the newest first
     * @param acceptances all that was ever said about leaving it, the newest first
     * @param typed what stands in the form of acceptance
     * @param fault empty for none
     */
    public record One(
            Xray.Line line,
            List<XrayFinding> history,
            List<XrayAcceptance> acceptances,
            FindingWork work,
            Map<String, String> typed,
            String fault) {

        public String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }
}
