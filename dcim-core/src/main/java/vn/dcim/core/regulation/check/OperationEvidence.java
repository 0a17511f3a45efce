package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.CentreTime;
import vn.dcim.core.drill.Drills;
import vn.dcim.core.forecast.Forecasts;
import vn.dcim.core.forecast.PlaceForecast;
import vn.dcim.core.forecast.PlaceForecasts;
import vn.dcim.core.incident.annex.AnnexReports;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.round.Rounds;

/** How the centre is run: drills, tasks of shifts, what room there is left, reports on the form of annex I, texts that are loaded. */
@Singleton
@Requires(property = "datasources.default.url")
final class OperationEvidence extends NamedEvidence<OperationEvidence.Facts> {

    static final String NAME = "operation";

    private static final Duration SHIFTS_BACK = Duration.ofDays(7);

    private final Drills drills;
    private final Roster roster;
    private final Rounds rounds;
    private final PlaceForecasts places;
    private final Forecasts power;
    private final AnnexReports reports;
    private final Catalogue catalogue;

    OperationEvidence(
            Drills drills,
            Roster roster,
            Rounds rounds,
            PlaceForecasts places,
            Forecasts power,
            AnnexReports reports,
            Catalogue catalogue) {
        super(NAME, Facts.class);
        this.drills = drills;
        this.roster = roster;
        this.rounds = rounds;
        this.places = places;
        this.power = power;
        this.reports = reports;
        this.catalogue = catalogue;
    }

    /**
     * @param drills days on which drills ended, the newest first
     * @param shifts that ended within a week
     * @param capacities of racks, rooms and parts of the power chain whose limit is known
     * @param reports on the form of annex I
     * @param texts numbers of those that are loaded and in force
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(
            List<LocalDate> drills,
            List<Turn> shifts,
            List<Capacity> capacities,
            List<Annex> reports,
            List<String> texts) {

        Facts {
            drills = List.copyOf(drills);
            shifts = List.copyOf(shifts);
            capacities = List.copyOf(capacities);
            reports = List.copyOf(reports);
            texts = List.copyOf(texts);
        }
    }

    /** A shift. @param rounds that it was to make @param done of them */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Turn(long id, Instant from, int rounds, int done) {}

    /**
     * @param kind {@code units} or {@code weight} of a place; {@code power-part}, {@code power-rack} or {@code power-room}
     * @param percent of the limit that is used, whole
     * @param untilFull in how many days the limit is reached; null for not within a year, or where nothing can be said
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Capacity(
            String kind, String name, int percent, @Nullable Integer untilFull) {}

    /** @param unsaid incidents of its table of which nobody said who handled them, so that the columns do not add up */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Annex(long id, LocalDate from, LocalDate until, LocalDate writtenOn, int unsaid) {}

    @Override
    public Facts gather(Instant now) {
        return new Facts(
                drills.all().stream()
                        .filter(Drills.Listed::isOver)
                        .map(listed -> LocalDate.ofInstant(
                                Objects.requireNonNull(listed.result()).endedAt(), CentreTime.ZONE))
                        .toList(),
                roster.between(now.minus(SHIFTS_BACK), now).stream()
                        .filter(turn -> !turn.shift().endsAt().isAfter(now))
                        .map(turn -> {
                            List<ShiftRound> due = rounds.of(turn.shift().id());
                            return new Turn(turn.shift().id(), turn.shift().beginsAt(), due.size(), (int) due.stream()
                                    .filter(round -> round.doneAt() != null)
                                    .count());
                        })
                        .toList(),
                capacities(),
                reports.all().stream()
                        .map(report -> new Annex(
                                report.id(),
                                report.fromDay(),
                                report.untilDay(),
                                LocalDate.ofInstant(report.writtenAt(), CentreTime.ZONE),
                                reports.counts(report.fromDay(), report.untilDay()).stream()
                                        .mapToInt(AnnexReports.Count::unsaid)
                                        .sum()))
                        .toList(),
                catalogue.texts(catalogue.profile(), LocalDate.ofInstant(now, CentreTime.ZONE)).stream()
                        .map(RegulationText::number)
                        .toList());
    }

    private List<Capacity> capacities() {
        List<Capacity> known = new ArrayList<>();
        places.now().stream()
                .filter(forecast -> forecast.limit() != null && forecast.limit() > 0)
                .map(OperationEvidence::of)
                .forEach(known::add);
        power.now().stream()
                .filter(forecast -> forecast.limit() != null
                        && forecast.limit() > 0
                        && !forecast.peaks().isEmpty())
                .map(forecast -> new Capacity(
                        "power-" + forecast.kind().code(),
                        forecast.name(),
                        (int) Math.ceil(
                                100 * forecast.peaks().get(forecast.peaks().lastKey()) / forecast.limit()),
                        forecast.untilLimit().orElse(null)))
                .forEach(known::add);
        return known;
    }

    private static Capacity of(PlaceForecast forecast) {
        return new Capacity(
                forecast.measure().code(),
                forecast.place().name(),
                (int) Math.ceil(forecast.percent()),
                forecast.untilFull().orElse(null));
    }
}
