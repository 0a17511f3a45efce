package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What comes in the twelve hours after the handover. */
@Singleton
final class NextSection implements HandoverSection {

    static final Duration AHEAD = Duration.ofHours(12);

    private final DueList due;

    NextSection(DueList due) {
        this.due = due;
    }

    @Override
    public String code() {
        return "next";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        return due.between(period.to(), period.to().plus(AHEAD)).stream()
                .map(one -> new HandoverLine(one.code(), one.arguments(), one.at(), null, false, one.path()))
                .toList();
    }
}
