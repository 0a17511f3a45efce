package vn.dcim.web.syslog;

import io.micronaut.core.annotation.Nullable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.dcim.core.syslog.LogSource;
import vn.dcim.core.syslog.LogSourceKind;
import vn.dcim.core.syslog.LogStrangers;
import vn.dcim.core.syslog.LogTallies;

/**
 * The sources, and who sends without being one.
 *
 * @param isReceiving whether this program listens for messages at all
 */
public record LogSourceListPage(List<Row> rows, List<LogStrangers.Stranger> strangers, boolean isReceiving) {

    /** The four kinds that article 30.8.d asks for. */
    private static final Set<LogSourceKind> ESSENTIAL =
            EnumSet.of(LogSourceKind.NETWORK, LogSourceKind.SECURITY, LogSourceKind.SERVER, LogSourceKind.APPLICATION);

    /** @param tally what it sent; null for nothing yet @param perMinute as last counted, or null */
    public record Row(
            LogSource source,
            LogTallies.@Nullable Tally tally,
            @Nullable Double perMinute) {}

    /** Returns the essential kinds of which no source has ever sent anything. */
    public List<LogSourceKind> missing() {
        return ESSENTIAL.stream()
                .filter(kind -> rows.stream().noneMatch(row -> row.source().kind() == kind && row.tally() != null))
                .toList();
    }
}
