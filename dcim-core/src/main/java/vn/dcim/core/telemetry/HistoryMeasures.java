package vn.dcim.core.telemetry;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;
import vn.dcim.core.telemetry.block.Damages;

/** What becomes of history, for the metrics page. */
@Singleton
@Requires(property = "datasources.default.url")
final class HistoryMeasures implements MeasureSource {

    private static final String PREFIX = "dcim.history.";

    private final HistorySealer sealer;
    private final Damages damages;

    HistoryMeasures(HistorySealer sealer, Damages damages) {
        this.sealer = sealer;
        this.damages = damages;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                counter(PREFIX + "sealed.readings", "Readings moved into blocks of an hour", sealer::sealed),
                counter(PREFIX + "merged.readings", "Readings moved into blocks of a day", sealer::merged),
                gauge(PREFIX + "damaged.blocks", "Damaged blocks and rows that were met", damages::count));
    }
}
