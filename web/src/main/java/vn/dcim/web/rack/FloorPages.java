package vn.dcim.web.rack;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.Feed;
import vn.dcim.core.floor.Box.Spot;
import vn.dcim.core.floor.CoolingBalance;
import vn.dcim.core.floor.FloorKind;
import vn.dcim.core.floor.FloorPlan;
import vn.dcim.core.floor.FloorThing;
import vn.dcim.core.floor.Floors;
import vn.dcim.core.floor.HeatMap;
import vn.dcim.core.floor.HeatScale;
import vn.dcim.core.floor.Thermometers;
import vn.dcim.core.floor.Thermometers.Thermometer;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.core.power.PowerSurvey;
import vn.dcim.core.power.PowerSurvey.Stage;
import vn.dcim.web.language.Words;
import vn.dcim.web.live.LiveValue;
import vn.dcim.web.live.NormalRange;
import vn.dcim.web.live.NormalRanges;

/** Draws rooms: what stands where, what each rack carries, how warm it is. */
@Singleton
final class FloorPages {

    private final Floors floors;
    private final Thermometers thermometers;
    private final NormalRanges ranges;
    private final PlaceRepository places;
    private final Elevations elevations;
    private final PowerConfig config;

    FloorPages(
            Floors floors,
            Thermometers thermometers,
            NormalRanges ranges,
            PlaceRepository places,
            Elevations elevations,
            PowerConfig config) {
        this.floors = floors;
        this.thermometers = thermometers;
        this.ranges = ranges;
        this.places = places;
        this.elevations = elevations;
        this.config = config;
    }

    FloorPage page(Place room, FloorPlan plan, Words words) {
        return new Look(room, plan, words).page();
    }

    private final class Look {

        private final Place room;
        private final FloorPlan plan;
        private final Words words;
        private final List<FloorThing> things;
        private final Map<String, List<Thermometer>> airOf = new HashMap<>();
        private final List<HeatMap.Sensor> sensors = new ArrayList<>();
        private final List<String> left = new ArrayList<>();
        private final Map<Long, NormalRange> limits;
        private final HeatScale scale;
        private boolean isOfRules;

        Look(Place room, FloorPlan plan, Words words) {
            this.room = room;
            this.plan = plan;
            this.words = words;
            things = floors.things(room.id());
            List<Thermometer> all = thermometers.all();
            for (Thermometer one : all) {
                airOf.computeIfAbsent(Feed.device(one.device().id()), _ -> new ArrayList<>())
                        .add(one);
                airOf.computeIfAbsent(Feed.place(one.device().placeId()), _ -> new ArrayList<>())
                        .add(one);
            }
            limits = ranges.of(all.stream().map(one -> one.point().id()).toList());
            scale = scale();
        }

        /** Returns the strictest limits that the rules set for what stands here. */
        private HeatScale scale() {
            List<NormalRange> known = things.stream()
                    .flatMap(thing -> airOf.getOrDefault(thing.node(), List.of()).stream())
                    .map(one -> limits.get(one.point().id()))
                    .filter(range -> range != null && range.low() != null && range.high() != null)
                    .toList();
            double low = known.stream().mapToDouble(NormalRange::low).max().orElse(0);
            double high = known.stream().mapToDouble(NormalRange::high).min().orElse(0);
            isOfRules = low < high;
            return isOfRules ? new HeatScale(low, high) : HeatScale.USUAL;
        }

        FloorPage page() {
            Chain chain = elevations.chain();
            PowerSurvey survey = elevations.survey(chain);
            Map<String, Stage> stages = survey.stages().stream()
                    .collect(Collectors.toMap(stage -> stage.node().key(), Function.identity()));
            Set<String> nodes = things.stream().map(FloorThing::node).collect(Collectors.toSet());
            Map<String, Elevation> racks = elevations
                    .of(
                            places.findByKindOrderByName(Place.Kind.RACK).stream()
                                    .filter(rack -> nodes.contains(Feed.place(rack.id())))
                                    .toList(),
                            chain,
                            survey)
                    .stream()
                    .collect(Collectors.toMap(rack -> Feed.place(rack.rack().id()), Function.identity()));
            List<FloorFace> faces = things.stream()
                    .map(thing -> face(thing, racks.get(thing.node()), stages))
                    .toList();
            Set<Long> drawn = floors.drawn();
            return new FloorPage(
                    room,
                    floors.rooms().stream()
                            .filter(each -> drawn.contains(each.id()))
                            .toList(),
                    plan,
                    faces,
                    new HeatMap(sensors).patches(plan.widthMm(), plan.depthMm(), cell(), scale),
                    scale,
                    isOfRules,
                    sensors.size(),
                    left,
                    cooling(chain, survey));
        }

        /** Returns a width of cells that keeps their number bounded. */
        private int cell() {
            int greatest = Math.max(plan.widthMm(), plan.depthMm());
            return Math.max(300, (greatest / 60 + 99) / 100 * 100);
        }

        private FloorFace face(FloorThing thing, @Nullable Elevation rack, Map<String, Stage> stages) {
            List<Thermometer> air = airOf.getOrDefault(thing.node(), List.of());
            Spot at = thing.kind() == FloorKind.RACK
                    ? thing.box().front()
                    : thing.box().middle();
            air.forEach(one -> {
                if (one.isUsable()) {
                    sensors.add(new HeatMap.Sensor(
                            at,
                            one.reading().value(),
                            thing.kind() == FloorKind.RACK ? thing.turn() : HeatMap.Sensor.FREE));
                } else {
                    left.add(one.device().name());
                }
            });
            // why: the hottest place is the one that matters
            Thermometer shown = air.stream()
                    .filter(Thermometer::isUsable)
                    .max(Comparator.comparingDouble(one -> one.reading().value()))
                    .or(() -> air.stream().findFirst())
                    .orElse(null);
            return new FloorFace(
                    thing,
                    link(thing, rack),
                    rack,
                    rack == null
                            ? List.of()
                            : rack.feeds().stream()
                                    .map(feed -> bar(feed, stages.get(feed.key())))
                                    .toList(),
                    shown == null
                            ? null
                            : LiveValue.of(
                                    words,
                                    shown.point(),
                                    shown.reading(),
                                    limits.getOrDefault(shown.point().id(), NormalRange.NONE)),
                    shown == null || !shown.isUsable()
                            ? -1
                            : scale.band(shown.reading().value()));
        }

        private static String link(FloorThing thing, @Nullable Elevation rack) {
            if (rack != null) {
                return "/racks/" + rack.rack().id();
            }
            return Feed.isDevice(thing.node()) ? "/devices/" + Feed.id(thing.node()) : "";
        }

        private FloorFace.Bar bar(ChainNode feed, @Nullable Stage stage) {
            Double percent = stage == null ? null : stage.percent(stage.carried());
            String css = percent == null || percent < config.watch()
                    ? ""
                    : stage.limit() != null && stage.carried() > stage.limit()
                            ? "p-high"
                            : percent < config.high() ? "p-low" : "p-medium";
            return new FloorFace.Bar(feed.name(), percent, css);
        }

        private CoolingBalance cooling(Chain chain, PowerSurvey survey) {
            Set<Long> inside = floors.insides().getOrDefault(room.id(), Set.of());
            List<ChainNode> consumers = chain.nodes().stream()
                    .filter(node -> node.isConsumer() && inside.contains(standing(node)))
                    .filter(node -> node.device() == null
                            || node.device().deviceClass() != DeviceClass.COOLING
                                    && node.device().deviceClass() != DeviceClass.CHILLER)
                    .toList();
            return CoolingBalance.of(
                    things,
                    consumers.stream()
                            .map(node -> survey.draws().get(node.key()))
                            .filter(draw -> draw != null)
                            .mapToDouble(PowerSurvey.Draw::watts)
                            .sum(),
                    consumers.stream().mapToDouble(ChainNode::budget).sum());
        }

        private static long standing(ChainNode node) {
            Long place = node.place() != null
                    ? node.place().id()
                    : node.asset() != null
                            ? node.asset().position().placeId()
                            : node.device().placeId();
            return place == null ? 0 : place;
        }
    }
}
