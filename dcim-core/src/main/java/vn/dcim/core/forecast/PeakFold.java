package vn.dcim.core.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import vn.dcim.core.CentreTime;
import vn.dcim.core.telemetry.Reading;

/** Folds the power of one device, read as a whole or by phases, into the greatest of each day. */
final class PeakFold {

    private static final double WATTS = 1000;

    private final int parts;
    private final Map<LocalDate, Peak> peaks = new TreeMap<>();
    private Instant at;
    private int read;
    private double sum;

    /** @param watts greatest of a day, {@code samples} how many readings of the whole there were */
    record Peak(double watts, int samples) {}

    /** @param parts how many points make the whole: 1, or as many as there are phases */
    PeakFold(int parts) {
        this.parts = parts;
    }

    /** Adds a reading in kW, oldest first. What is stale or impossible counts for nothing, nor does an instant that lacks a phase. */
    void add(Reading reading) {
        if (!reading.at().equals(at)) {
            close();
            at = reading.at();
        }
        if (reading.quality().isUsable() && !Double.isNaN(reading.value())) {
            read++;
            sum += reading.value();
        }
    }

    /** Returns the peaks by day of the centre. */
    Map<LocalDate, Peak> finish() {
        close();
        return peaks;
    }

    private void close() {
        if (read == parts) {
            peaks.merge(
                    LocalDate.ofInstant(at, CentreTime.ZONE),
                    new Peak(WATTS * sum, 1),
                    (one, other) -> new Peak(Math.max(one.watts(), other.watts()), one.samples() + other.samples()));
        }
        read = 0;
        sum = 0;
    }
}
