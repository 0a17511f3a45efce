package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.log.LogBook;

/** What was written into the log book. */
@Singleton
final class LogSection implements HandoverSection {

    private final LogBook book;
    private final Roster roster;

    LogSection(LogBook book, Roster roster) {
        this.book = book;
        this.roster = roster;
    }

    @Override
    public String code() {
        return "log";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        var names = roster.names();
        return book.entered(period.from(), period.to()).stream()
                .map(line -> {
                    var entry = line.entry();
                    Instant happened = entry.happenedAt();
                    String author = names.getOrDefault(entry.author(), entry.author());
                    return new HandoverLine(
                            entry.correctsId() == null ? "entry" : "correction",
                            entry.correctsId() == null
                                    ? List.of(entry.text(), author)
                                    : List.of(entry.text(), author, "#" + entry.correctsId()),
                            happened,
                            null,
                            false,
                            "/shift/log?entry=" + entry.id());
                })
                .toList();
    }
}
