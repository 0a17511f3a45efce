package vn.dcim.core.drill;

import jakarta.inject.Singleton;
import java.time.Month;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.shift.handover.HandoverLine;
import vn.dcim.core.shift.handover.HandoverPeriod;
import vn.dcim.core.shift.handover.HandoverSection;

/** The drill that goes on, those of the shift, and from the last quarter on that there was none this year. */
@Singleton
final class DrillSection implements HandoverSection {

    private static final String PATH = "/incidents/drills";

    private final Drills drills;

    DrillSection(Drills drills) {
        this.drills = drills;
    }

    @Override
    public String code() {
        return "drills";
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        List<HandoverLine> lines = new ArrayList<>();
        for (Drills.Listed listed : drills.all()) {
            if (!listed.isOver() && listed.drill().startedAt().isBefore(period.to())) {
                lines.add(new HandoverLine(
                        "drill-running", List.of(), listed.drill().startedAt(), null, false, PATH));
            } else if (listed.isOver()
                    && !listed.result().endedAt().isBefore(period.from())
                    && listed.result().endedAt().isBefore(period.to())) {
                lines.add(new HandoverLine(
                        "drill-held",
                        List.of(Integer.toString(listed.result().score())),
                        listed.drill().startedAt(),
                        listed.result().endedAt(),
                        false,
                        PATH));
            }
        }
        ZonedDateTime end = period.to().atZone(CentreTime.ZONE);
        if (end.getMonth().compareTo(Month.OCTOBER) >= 0) {
            drills.yearWithout(period.to())
                    .ifPresent(year -> lines.add(new HandoverLine(
                            "drill-missing", List.of(Integer.toString(year)), null, null, true, PATH)));
        }
        return lines;
    }
}
