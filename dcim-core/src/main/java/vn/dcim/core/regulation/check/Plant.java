package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;

/** What devices tell, as far as checks need it; by name. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Plant(List<Unit> units) {

    /** For how long a reading counts where an obligation sets no limit: as the alarm on silent sensors does. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    Plant {
        units = List.copyOf(units);
    }

    /**
     * A device.
     *
     * @param room in which it stands; empty where nobody said
     * @param told by the name of the point
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Unit(long device, String name, String deviceClass, String room, List<Told> told) {

        Unit {
            told = List.copyOf(told);
        }

        /** Returns what points tell whose names fit; an expression for the whole name. */
        Stream<Told> of(Pattern points) {
            return told.stream().filter(each -> points.matcher(each.point()).matches());
        }

        Offence wrong(Phrase what) {
            return new Offence("device:" + device, name, what, "/devices/" + device);
        }

        /** Returns something wrong with a part of it, such as one camera of a recorder. */
        Offence wrong(Told of, Phrase what) {
            return wrong(of.point(), what);
        }

        /** The same by the name of a point, which need not have told anything. */
        Offence wrong(String point, Phrase what) {
            String part = told.stream()
                    .filter(each -> each.point().equals(point) && !each.label().isEmpty())
                    .map(Told::label)
                    .findFirst()
                    .orElse(point);
            return new Offence("device:" + device + ":" + point, name + " " + part, what, "/devices/" + device);
        }
    }

    /**
     * A point.
     *
     * @param word of its state; empty for a quantity, and where nothing is known
     * @param least the reading rounded down, in the point's unit; null for a state, and where nothing is known
     * @param greatest the same rounded up, so that a limit which is a multiple of the step is judged as by the reading itself
     * @param isUsable whether the reading came in time and is possible
     * @param silentSince when it was last heard; null where that was within the last minute, or it is asked once a day
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Told(
            String point,
            String label,
            String word,
            @Nullable Double least,
            @Nullable Double greatest,
            boolean isUsable,
            @Nullable Instant silentSince) {

        /** Tells whether it counts at an instant, having been heard so long ago at most. */
        boolean isFresh(Instant at, Duration longest) {
            return isUsable
                    && (silentSince == null || !silentSince.plus(longest).isBefore(at));
        }

        boolean isFresh(Instant at) {
            return isFresh(at, LONGEST);
        }
    }
}
