package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What comes, from whatever feature knows of it. */
@Singleton
public class DueList {

    private final List<DueSource> sources;

    DueList(List<DueSource> sources) {
        this.sources = sources;
    }

    /** Returns what should have been done, the oldest first. */
    public List<Due> overdue(Instant now) {
        return sources.stream()
                .flatMap(source -> source.overdue(now).stream())
                .sorted(Comparator.comparing(Due::at))
                .toList();
    }

    /** Returns what is due from one instant up to but without another, the first first. */
    public List<Due> between(Instant from, Instant to) {
        return sources.stream()
                .flatMap(source -> source.between(from, to).stream())
                .sorted(Comparator.comparing(Due::at))
                .toList();
    }
}
