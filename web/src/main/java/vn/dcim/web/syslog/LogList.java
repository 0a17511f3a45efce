package vn.dcim.web.syslog;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.syslog.LogPage;
import vn.dcim.core.syslog.LogSearch;
import vn.dcim.core.syslog.LogSource;
import vn.dcim.core.syslog.LogSourceKind;
import vn.dcim.core.syslog.LogSources;

/** Finds log messages for pages, files and the API. */
@Singleton
final class LogList {

    /** No source has this id: a kind of which there is none finds nothing. */
    private static final Set<Long> NOBODY = Set.of(0L);

    private final LogSearch search;
    private final LogSources sources;
    private final Clock clock;

    LogList(LogSearch search, LogSources sources, Clock clock) {
        this.search = search;
        this.sources = sources;
        this.clock = clock;
    }

    /** @throws vn.dcim.core.error.DcimException INVALID_VALUE with the part of the view */
    LogPage find(LogView view, int wanted) {
        return search.find(view.query(clock.instant(), ofKind(view.kind())), wanted);
    }

    LogListPage page(LogView view) {
        return new LogListPage(view, find(view, LogListPage.SIZE), sources.all(), sources.ever());
    }

    private Set<Long> ofKind(String code) {
        if (code.isEmpty()) {
            return Set.of();
        }
        LogSourceKind kind = LogSourceKind.of(code);
        Set<Long> ids = sources.ever().values().stream()
                .filter(source -> source.kind() == kind)
                .map(LogSource::id)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? NOBODY : ids;
    }
}
