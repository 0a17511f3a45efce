package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmSpell;
import vn.dcim.core.device.DeviceClass;

/** Generators: what they tell now, and when they last ran without failing. */
@Singleton
@Requires(property = "datasources.default.url")
final class GeneratorEvidence extends NamedEvidence<GeneratorEvidence.Facts> {

    static final String NAME = "generators";

    private static final Duration BACK = Duration.ofDays(400);
    private static final Set<String> RUNNING = Set.of("generator-running");
    private static final Set<String> FAILED =
            Set.of("generator-failed-to-start", "generator-failed-start-counted", "generator-shut-down");

    private final PlantReader reader;
    private final AlarmBoard alarms;

    GeneratorEvidence(PlantReader reader, AlarmBoard alarms) {
        super(NAME, Facts.class);
        this.reader = reader;
        this.alarms = alarms;
    }

    /** @param ran by device */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(Plant plant, List<Ran> ran) {

        Facts {
            ran = List.copyOf(ran);
        }
    }

    /** When a generator last began a run in which it did not fail. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Ran(long device, @Nullable Instant at) {}

    @Override
    public Facts gather(Instant now) {
        Plant plant = reader.read(
                Set.of(DeviceClass.GENERATOR),
                List.of(
                        PlantReader.Wanted.of("generator\\.(mode|state)", "1"),
                        PlantReader.Wanted.of("generator\\.fuel", "5"),
                        PlantReader.Wanted.of("generator\\.start-battery\\.voltage", "0.1")),
                now);
        List<AlarmSpell> failed = alarms.spells(FAILED, now.minus(BACK), now);
        Map<Long, Instant> ran = alarms.spells(RUNNING, now.minus(BACK), now).stream()
                .filter(run -> failed.stream().noneMatch(failure -> isOf(failure, run)))
                .collect(Collectors.toMap(
                        AlarmSpell::deviceId, AlarmSpell::from, (one, other) -> one.isAfter(other) ? one : other));
        return new Facts(
                plant,
                plant.units().stream()
                        .map(unit -> new Ran(unit.device(), ran.get(unit.device())))
                        .toList());
    }

    private static boolean isOf(AlarmSpell failure, AlarmSpell run) {
        return failure.deviceId() == run.deviceId()
                && !failure.from().isBefore(run.from())
                && (run.until() == null || !failure.from().isAfter(run.until()));
    }
}
