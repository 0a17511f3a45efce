package vn.dcim.core.forecast;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.device.Feed;
import vn.dcim.core.floor.CoolingBalance;
import vn.dcim.core.floor.FloorThing;
import vn.dcim.core.floor.Floors;
import vn.dcim.core.forecast.Forecast.Kind;
import vn.dcim.core.place.Place;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.core.power.PowerKind;
import vn.dcim.core.power.PowerSurvey;
import vn.dcim.core.power.PowerSurvey.Stage;
import vn.dcim.core.power.PowerSurveys;

/** Looks ahead from what was measured: of all parts, racks and rooms at once, in as many queries for many as for few. */
@Singleton
public class Forecasts {

    private final Chains chains;
    private final PowerSurveys surveys;
    private final PowerConfig config;
    private final Floors floors;
    private final DailyPeaks peaks;
    private final Clock clock;

    Forecasts(Chains chains, PowerSurveys surveys, PowerConfig config, Floors floors, DailyPeaks peaks, Clock clock) {
        this.chains = chains;
        this.surveys = surveys;
        this.config = config;
        this.floors = floors;
        this.peaks = peaks;
        this.clock = clock;
    }

    /** Returns forecasts, what reaches its limit soonest first; of what measures nothing, and has nothing above it that does, none. */
    public List<Forecast> now() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        Map<String, SortedMap<LocalDate, Double>> measured = new HashMap<>();
        peaks.since(today.minusDays(DailyPeaks.DAYS))
                .forEach(peak -> measured.computeIfAbsent(Feed.device(peak.deviceId()), _ -> new TreeMap<>())
                        .put(peak.day(), peak.watts()));
        // why: where nothing is measured there is nothing to look ahead from, and the whole chain need not be surveyed
        return measured.isEmpty() ? List.of() : new Look(chains.now(), measured, today).forecasts();
    }

    private final class Look {

        private final Chain chain;
        private final Map<String, SortedMap<LocalDate, Double>> measured;
        private final LocalDate today;
        private final PowerSurvey survey;
        private final Map<String, Stage> stages;

        Look(Chain chain, Map<String, SortedMap<LocalDate, Double>> measured, LocalDate today) {
            this.chain = chain;
            this.measured = measured;
            this.today = today;
            survey = surveys.of(chain);
            stages = survey.stages().stream()
                    .collect(Collectors.toMap(stage -> stage.node().key(), Function.identity()));
        }

        List<Forecast> forecasts() {
            List<Forecast> found = new ArrayList<>();
            for (Stage stage : survey.stages()) {
                if (measured.containsKey(stage.node().key())) {
                    found.add(forecast(
                            Kind.PART,
                            stage.node().key(),
                            stage.node().name(),
                            measured.get(stage.node().key()),
                            watch(stage.node()),
                            stage.limit()));
                }
            }
            Map<Long, Double> drawn = drawn();
            chain.nodes().stream()
                    .filter(node -> node.place() != null && node.place().kind() == Place.Kind.RACK)
                    .forEach(rack -> rack(rack, drawn.getOrDefault(rack.place().id(), 0.0), found));
            Map<Long, List<FloorThing>> things =
                    floors.things().stream().collect(Collectors.groupingBy(FloorThing::roomId));
            Map<Long, Set<Long>> insides = floors.insides();
            floors.rooms()
                    .forEach(room ->
                            room(room, insides.get(room.id()), things.getOrDefault(room.id(), List.of()), found));
            found.sort(Forecast::compare);
            return found;
        }

        private Forecast forecast(
                Kind kind,
                String key,
                String name,
                SortedMap<LocalDate, Double> days,
                @Nullable Double watch,
                @Nullable Double limit) {
            return new Forecast(
                    kind, key, name, days, watch, limit, Trend.of(days, today).orElse(null));
        }

        private @Nullable Double watch(ChainNode node) {
            return node.capacity() == null ? null : node.capacity() * config.watch() / 100.0;
        }

        private void rack(ChainNode rack, double drawn, List<Forecast> found) {
            Set<String> above = new HashSet<>();
            Double watch = null;
            Double limit = null;
            for (Feed feed : chain.into(rack.key())) {
                ChainNode source = chain.find(feed.fromNode()).orElseThrow();
                String meter = meter(source.key());
                if (meter == null) {
                    return;
                }
                above.add(meter);
                watch = least(watch, watch(source));
                limit = least(limit, config.limit(source));
            }
            double read = above.stream()
                    .mapToDouble(meter -> stages.get(meter).carried())
                    .sum();
            if (read > 0 && drawn > 0) {
                found.add(forecast(Kind.RACK, rack.key(), rack.name(), together(above, drawn / read), watch, limit));
            }
        }

        /** Returns the nearest part above, or the part itself, whose peaks are known; null where there is none or the ways part. */
        private @Nullable String meter(String key) {
            String at = key;
            while (!measured.containsKey(at)) {
                List<Feed> into = chain.into(at);
                if (into.size() != 1) {
                    return null;
                }
                at = into.getFirst().fromNode();
            }
            return at;
        }

        private static @Nullable Double least(@Nullable Double one, @Nullable Double other) {
            return one == null ? other : other == null ? one : Double.valueOf(Math.min(one, other));
        }

        /** Returns what is drawn in each place, in W. */
        private Map<Long, Double> drawn() {
            Map<Long, Double> drawn = new HashMap<>();
            for (ChainNode node : chain.nodes()) {
                Long place = node.asset() != null
                        ? node.asset().position().placeId()
                        : node.place() == null ? null : node.place().id();
                PowerSurvey.Draw draw = survey.draws().get(node.key());
                if (place != null && draw != null) {
                    drawn.merge(place, draw.watts(), Double::sum);
                }
            }
            return drawn;
        }

        private void room(Place room, Set<Long> inside, List<FloorThing> things, List<Forecast> found) {
            Set<String> strips = survey.stages().stream()
                    .map(Stage::node)
                    .filter(node -> node.kind() == PowerKind.PDU
                            && node.device() != null
                            && inside.contains(node.device().placeId())
                            && measured.containsKey(node.key()))
                    .map(ChainNode::key)
                    .collect(Collectors.toSet());
            if (!strips.isEmpty()) {
                CoolingBalance cooling = CoolingBalance.of(things, 0, 0);
                Double limit = cooling.isKnown() ? Double.valueOf(cooling.withoutLargest()) : null;
                found.add(forecast(
                        Kind.ROOM,
                        Feed.place(room.id()),
                        room.name(),
                        together(strips, 1),
                        limit == null ? null : Double.valueOf(limit * config.watch() / 100),
                        limit));
            }
        }

        /** Returns the sums of the days that all of several meters know. */
        private SortedMap<LocalDate, Double> together(Set<String> keys, double share) {
            SortedMap<LocalDate, Double> sums = new TreeMap<>();
            List<SortedMap<LocalDate, Double>> each =
                    keys.stream().map(measured::get).toList();
            each.getFirst().keySet().stream()
                    .filter(day -> each.stream().allMatch(days -> days.containsKey(day)))
                    .forEach(day -> sums.put(
                            day,
                            share
                                    * each.stream()
                                            .mapToDouble(days -> days.get(day))
                                            .sum()));
            return sums;
        }
    }
}
