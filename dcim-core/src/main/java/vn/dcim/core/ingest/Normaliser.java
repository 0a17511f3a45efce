package vn.dcim.core.ingest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.Converted;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.RawValue;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.telemetry.Sample;
import vn.dcim.core.telemetry.SampleBatch;

/** First stage: samples become readings in the unit of their point, and an answer (or none) a reading of reachability. */
@Singleton
class Normaliser {

    private final DevicePoints devices;

    Normaliser(DevicePoints devices) {
        this.devices = devices;
    }

    /** @param known what was read before: what a device says may mean something else after it */
    Understood normalise(WaitingBatch waiting, KnownReadings known) {
        SampleBatch batch = waiting.batch();
        Instant at = batch.at().truncatedTo(ChronoUnit.MILLIS);
        DevicePoints.OfDevice points = devices.of(batch.deviceId());
        Map<Long, Reading> readings =
                LinkedHashMap.newLinkedHashMap(batch.samples().size() + 1);
        for (Sample sample : batch.samples()) {
            points.point(sample.pointId()).ifPresent(point -> {
                Converted converted = convert(point, sample.raw(), known);
                readings.put(
                        point.id(),
                        new Reading(
                                sample.pointId(),
                                at,
                                converted.value(),
                                Quality.worst(converted.quality(), sample.ceiling())));
            });
        }
        boolean nothingKnown = points.all().isEmpty() || batch.answered() && readings.isEmpty();
        boolean live = batch.answered() && batch.bearing() != SampleBatch.Bearing.PAST && isAnyLive(batch.samples());
        OptionalLong reachability = points.reachability();
        if (reachability.isPresent() && (live || !batch.answered()) && !nothingKnown) {
            Reachability state = live ? Reachability.REACHABLE : Reachability.UNREACHABLE;
            readings.putIfAbsent(
                    reachability.getAsLong(), new Reading(reachability.getAsLong(), at, state.code(), Quality.GOOD));
        }
        return new Understood(
                Optional.of(waiting),
                batch.deviceId(),
                points,
                at,
                batch.fingerprint(),
                List.copyOf(readings.values()),
                live,
                !batch.answered() || saysUnreachable(readings, reachability),
                true,
                nothingKnown ? Optional.of(unknown(batch)) : Optional.empty());
    }

    private static boolean isAnyLive(List<Sample> samples) {
        for (Sample sample : samples) {
            if (sample.ceiling() == Quality.GOOD) {
                return true;
            }
        }
        return false;
    }

    private static Converted convert(Point point, RawValue raw, KnownReadings known) {
        Conversion conversion = point.conversion();
        if (conversion.sequels().isEmpty()) {
            return conversion.apply(raw);
        }
        // why: what was read before an outage or a restart still tells what came before
        double before = known.of(point.id())
                .filter(reading -> reading.quality() != Quality.BAD)
                .map(Reading::value)
                .orElse(Double.NaN);
        return conversion.apply(raw, before);
    }

    private static boolean saysUnreachable(Map<Long, Reading> readings, OptionalLong reachability) {
        if (reachability.isEmpty()) {
            return false;
        }
        Reading reading = readings.get(reachability.getAsLong());
        return reading != null && reading.quality().isUsable() && reading.value() == Reachability.UNREACHABLE.code();
    }

    private static DcimException unknown(SampleBatch batch) {
        return new DcimException(
                ErrorCode.NOT_FOUND,
                "point of device " + batch.deviceId(),
                batch.samples().stream().map(Sample::pointId).toList());
    }
}
