package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.shift.log.LogBook;

/** What is watched, until somebody closes that; and which ends of it come. */
@Singleton
final class WatchSection implements HandoverSection, DueSource {

    private final LogBook book;

    WatchSection(LogBook book) {
        this.book = book;
    }

    @Override
    public String code() {
        return "watched";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        return book.watched().stream()
                .filter(line -> line.entry().enteredAt().isBefore(period.to()))
                .map(line -> new HandoverLine(
                        "watched",
                        List.of(line.entry().text()),
                        line.entry().happenedAt(),
                        line.watch().watchUntil(),
                        !period.to().isBefore(line.watch().watchUntil()),
                        "/shift/log?entry=" + line.entry().id()))
                .toList();
    }

    @Override
    public List<Due> between(Instant from, Instant to) {
        return book.watched().stream()
                .filter(line -> !line.watch().watchUntil().isBefore(from)
                        && line.watch().watchUntil().isBefore(to))
                .map(line -> new Due(
                        "watch-ends",
                        List.of(line.entry().text()),
                        line.watch().watchUntil(),
                        "/shift/log?entry=" + line.entry().id()))
                .toList();
    }
}
