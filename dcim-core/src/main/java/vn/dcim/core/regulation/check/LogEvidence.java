package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmSpell;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.syslog.LogSource;
import vn.dcim.core.syslog.LogSources;
import vn.dcim.core.syslog.LogTallies;

/** Sources of log messages: whether each sends, by its own limit of silence, and for how long it is kept. */
@Singleton
@Requires(property = "datasources.default.url")
final class LogEvidence extends NamedEvidence<LogEvidence.Facts> {

    static final String NAME = "log-sources";

    private final LogSources sources;
    private final LogTallies tallies;
    private final AlarmBoard alarms;
    private final PlantReader reader;

    LogEvidence(LogSources sources, LogTallies tallies, AlarmBoard alarms, PlantReader reader) {
        super(NAME, Facts.class);
        this.sources = sources;
        this.tallies = tallies;
        this.alarms = alarms;
        this.reader = reader;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Source> sources) {

        Facts {
            sources = List.copyOf(sources);
        }

        boolean isWorking(Source source, Instant at) {
            return source.hasSent() && source.silentSince() == null && source.isWatched(at);
        }
    }

    /**
     * @param kind code of {@link vn.dcim.core.syslog.LogSourceKind}
     * @param hasSent whether anything was ever received of it
     * @param silentSince since when its silence is an alarm; null while it is none
     * @param silence what is read of its silence; null for nothing
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Source(
            long id,
            String name,
            String kind,
            int retentionMonths,
            boolean hasSent,
            @Nullable Instant silentSince,
            @Nullable Plant.Told silence) {

        /** Tells whether its silence would be noticed: somebody listens and counts. */
        boolean isWatched(Instant at) {
            return silence != null && silence.isFresh(at);
        }
    }

    @Override
    public Facts gather(Instant now) {
        Map<Long, LogTallies.Tally> sent = tallies.all();
        Map<Long, Instant> silent = alarms.spells(Set.of("log-silent"), now, now.plusMillis(1)).stream()
                .filter(spell -> spell.until() == null)
                .collect(Collectors.toMap(AlarmSpell::deviceId, AlarmSpell::from, (one, _) -> one));
        // why: the seconds of silence change with each count; a day's worth does for what is judged
        Map<Long, Plant.Unit> read = reader
                .read(Set.of(DeviceClass.LOG_SOURCE), List.of(PlantReader.Wanted.of("log\\.silence", "86400")), now)
                .units()
                .stream()
                .collect(Collectors.toMap(Plant.Unit::device, Function.identity()));
        return new Facts(sources.all().stream()
                .map(source -> source(source, sent, silent, read))
                .toList());
    }

    private static Source source(
            LogSource source, Map<Long, LogTallies.Tally> sent, Map<Long, Instant> silent, Map<Long, Plant.Unit> read) {
        Plant.Unit unit = read.get(source.id());
        return new Source(
                source.id(),
                source.device().name(),
                source.kind().code(),
                source.retentionMonths(),
                sent.containsKey(source.id()) && sent.get(source.id()).messages() > 0,
                silent.get(source.id()),
                unit == null || unit.told().isEmpty() ? null : unit.told().getFirst());
    }
}
