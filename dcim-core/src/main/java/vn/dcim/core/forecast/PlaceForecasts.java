package vn.dcim.core.forecast;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.asset.Position;
import vn.dcim.core.floor.Floors;
import vn.dcim.core.forecast.PlaceForecast.Measure;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** Looks ahead from what stood in racks and rooms at the end of each day, as the history of the registry has it. */
@Singleton
public class PlaceForecasts {

    /**
     * All that they are made of: the past that is looked back upon changes with the day alone.
     *
     * @param weights in kg, by asset
     * @param limits in kg, by place
     */
    private record Key(
            LocalDate today,
            List<Place> places,
            List<Stood> stood,
            Map<Long, Integer> weights,
            Map<Long, Integer> limits) {}

    private record Stood(long asset, Position position) {}

    private final PlaceRepository places;
    private final Floors floors;
    private final Stays stays;
    private final PlaceLimitRepository limits;
    private final Clock clock;
    private final AssetsAtHand assets;
    private final UntilOther<Key, List<PlaceForecast>> kept;

    PlaceForecasts(
            PlaceRepository places,
            Floors floors,
            Stays stays,
            PlaceLimitRepository limits,
            AssetsAtHand assets,
            Versions versions,
            Clock clock) {
        this.places = places;
        this.floors = floors;
        this.stays = stays;
        this.limits = limits;
        this.clock = clock;
        this.assets = assets;
        kept = new UntilOther<>(versions, key -> new Look(key).forecasts());
    }

    /** Returns the units and the weight of every rack and room, what is full soonest first. */
    public List<PlaceForecast> now() {
        List<Place> all =
                StreamSupport.stream(places.findAll().spliterator(), false).toList();
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        List<Stood> stood = assets.present().stream()
                .filter(asset -> asset.position().placeId() != null)
                .map(asset -> new Stood(asset.id(), asset.position()))
                .toList();
        Map<Long, Integer> most =
                limits.findAll().stream().collect(Collectors.toMap(PlaceLimit::placeId, PlaceLimit::mostKg));
        return kept.of(new Key(today, all, stood, stays.weights(), most));
    }

    private final class Look {

        private final List<Place> all;
        private final List<LocalDate> days;
        private final Occupancy occupancy;
        private final Map<Long, Integer> most;

        Look(Key key) {
            LocalDate today = key.today();
            all = key.places();
            most = key.limits();
            Instant earliest = end(today.minusDays(DailyPeaks.DAYS));
            List<Stay> stood = stays.since(earliest);
            Instant first =
                    stood.stream().map(Stay::from).min(Instant::compareTo).orElse(earliest);
            // why: before its first entry the registry knew nothing, which is not that nothing was there
            LocalDate begin = first.isAfter(earliest)
                    ? LocalDate.ofInstant(first, CentreTime.ZONE)
                    : today.minusDays(DailyPeaks.DAYS);
            days = begin.datesUntil(today.plusDays(1)).toList();
            Instant newest =
                    stood.stream().map(Stay::from).max(Instant::compareTo).orElse(earliest);
            Instant now = newest.isAfter(clock.instant()) ? newest : clock.instant();
            List<Instant> instants = Stream.concat(
                            days.stream().limit(days.size() - 1L).map(Look::end), Stream.of(now))
                    .toList();
            occupancy = new Occupancy(stood, instants, key.weights());
        }

        private static Instant end(LocalDate day) {
            return day.plusDays(1).atStartOfDay(CentreTime.ZONE).toInstant();
        }

        List<PlaceForecast> forecasts() {
            List<PlaceForecast> found = new ArrayList<>();
            Map<Long, Set<Long>> insides = floors.insides();
            for (Place place : all) {
                if (place.kind() == Place.Kind.RACK) {
                    add(found, place, List.of(place), List.of(place.id()));
                } else if (place.kind() == Place.Kind.ROOM) {
                    Set<Long> inside = insides.get(place.id());
                    add(found, place, racks(inside), inside);
                }
            }
            found.sort(PlaceForecast.SOONEST);
            return found;
        }

        private List<Place> racks(Set<Long> inside) {
            return all.stream()
                    .filter(place -> place.kind() == Place.Kind.RACK && inside.contains(place.id()))
                    .toList();
        }

        private void add(List<PlaceForecast> found, Place place, List<Place> racks, Collection<Long> inside) {
            List<Place> measured =
                    racks.stream().filter(rack -> rack.units() != null).toList();
            List<Long> ids = measured.stream().map(Place::id).toList();
            if (!racks.isEmpty()) {
                found.add(forecast(
                        Measure.UNITS,
                        place,
                        occupancy.units(
                                measured.isEmpty()
                                        ? racks.stream().map(Place::id).toList()
                                        : ids),
                        occupancy.unplaced(racks.stream().map(Place::id).toList()),
                        measured.isEmpty()
                                ? null
                                : Integer.valueOf(
                                        measured.stream().mapToInt(Place::units).sum())));
            }
            found.add(forecast(
                    Measure.WEIGHT,
                    place,
                    occupancy.kilograms(inside),
                    occupancy.unweighed(inside),
                    most.get(place.id())));
        }

        private PlaceForecast forecast(
                Measure measure, Place place, double[] counts, int unknown, @Nullable Integer limit) {
            SortedMap<LocalDate, Double> byDay = new TreeMap<>();
            for (int i = 0; i < counts.length; i++) {
                byDay.put(days.get(i), counts[i]);
            }
            return new PlaceForecast(
                    measure, place, byDay, unknown, limit, Pace.of(counts).orElse(null));
        }
    }
}
