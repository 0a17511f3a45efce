package vn.dcim.web.syslog;

import java.util.List;
import java.util.Map;
import vn.dcim.core.syslog.LogPage;
import vn.dcim.core.syslog.LogSource;
import vn.dcim.core.syslog.StoredLog;

/**
 * Log messages as they were found.
 *
 * @param all the sources that are registered, by name
 * @param ever every source that ever was, by its id
 */
public record LogListPage(LogView view, LogPage found, List<LogSource> all, Map<Long, LogSource> ever) {

    /** How many messages stand on one page. */
    public static final int SIZE = 200;

    /** Returns what people call whoever sent a message. */
    public String source(StoredLog log) {
        LogSource source = ever.get(log.sourceId());
        return source == null ? Long.toString(log.sourceId()) : source.device().name();
    }
}
