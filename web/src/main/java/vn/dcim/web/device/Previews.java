package vn.dcim.web.device;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.device.Feed;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.StateList;
import vn.dcim.core.scope.Scope;
import vn.dcim.core.unit.Units;
import vn.dcim.web.language.Shown;
import vn.dcim.web.language.Words;
import vn.dcim.web.scope.PlacePaths;
import vn.dcim.web.scope.SeenDevices;

/** Gathers what the add-device assistant shows of a device that was identified. */
@Singleton
final class Previews {

    private static final String USUAL_GROUP = "default";
    private static final Set<DeviceClass> POWER = EnumSet.of(
            DeviceClass.UPS,
            DeviceClass.DC_POWER,
            DeviceClass.GENERATOR,
            DeviceClass.ATS,
            DeviceClass.PDU,
            DeviceClass.METER,
            DeviceClass.BATTERY);
    private static final Set<DeviceClass> NETWORK =
            EnumSet.of(DeviceClass.SWITCH, DeviceClass.ROUTER, DeviceClass.FIREWALL);

    private final SeenDevices devices;
    private final PlacePaths places;
    private final Units units;

    Previews(SeenDevices devices, PlacePaths places, Units units) {
        this.devices = devices;
        this.places = places;
        this.units = units;
    }

    /** Returns the form as it is first shown: with the name the device has given itself, or its model. */
    static SaveForm proposal(String key, DeviceReading reading) {
        String name = Stream.of(
                        reading.facts().getOrDefault("name", ""),
                        (reading.vendor() + " " + reading.model()).strip(),
                        reading.deviceClass().code())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow();
        return new SaveForm(key, name.length() <= 100 ? name : name.substring(0, 100), USUAL_GROUP, "", "", "", "", "");
    }

    PreviewPage preview(Identified identified, SaveForm typed, Map<String, String> errors, Words words) {
        DeviceReading reading = identified.reading();
        List<Device> listed = devices.listed(Scope.EVERYTHING);
        List<PreviewPage.Choice> placeChoices = placeChoices();
        return new PreviewPage(
                identified.address(),
                reading,
                facts(reading, words),
                reading.values().stream().map(value -> row(value, words)).toList(),
                reading.values().stream()
                        .filter(value -> !value.quality().isUsable())
                        .count(),
                typed,
                errors,
                placeChoices,
                units.all().stream()
                        .map(unit -> new PreviewPage.Choice(unit.id().toString(), unit.name()))
                        .toList(),
                sources(listed, POWER, placeChoices),
                sources(listed, NETWORK, List.of()),
                groups(listed));
    }

    private static Map<String, String> facts(DeviceReading reading, Words words) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(words.t("devices.class"), words.deviceClass(reading.deviceClass()));
        put(facts, words.t("assistant.vendor"), reading.vendor());
        put(facts, words.t("assistant.model"), reading.model());
        put(facts, words.t("device.profile"), reading.profile());
        put(facts, words.t("device.serial"), reading.facts().get("serial"));
        put(facts, words.t("device.firmware"), reading.facts().get("firmware"));
        put(facts, words.t("assistant.own-name"), reading.facts().get("name"));
        put(facts, words.t("assistant.own-location"), reading.facts().get("location"));
        put(facts, "sysObjectID", reading.sysObjectID());
        return facts;
    }

    private static void put(Map<String, String> facts, String title, String value) {
        if (value != null && !value.isBlank()) {
            facts.put(title, value);
        }
    }

    private static PreviewPage.Row row(DeviceReading.Value value, Words words) {
        boolean shown = value.quality() != Quality.BAD;
        Shown number =
                shown ? words.value(value.name(), value.quantity(), value.value()) : new Shown(Words.NOTHING, "");
        return new PreviewPage.Row(
                words.point(value.name()),
                value.name(),
                value.label(),
                number.number(),
                number.unit(),
                value.quality().name().toLowerCase(Locale.ROOT),
                shown ? grade(value, words) : "",
                BadReason.text(value.reason(), words),
                value.pollClass().code(),
                value.source());
    }

    private static String grade(DeviceReading.Value value, Words words) {
        return value.quantity() != Quantity.STATE
                ? ""
                : words.state(value.name(), value.value())
                        .map(StateList.State::grade)
                        .filter(grade -> grade == StateList.Grade.WARNING || grade == StateList.Grade.ALARM)
                        .map(grade -> grade.name().toLowerCase(Locale.ROOT))
                        .orElse("");
    }

    private List<PreviewPage.Choice> placeChoices() {
        return places.all().entrySet().stream()
                .map(place -> new PreviewPage.Choice(place.getKey().toString(), place.getValue()))
                .toList();
    }

    private static List<PreviewPage.Choice> sources(
            List<Device> listed, Set<DeviceClass> classes, List<PreviewPage.Choice> places) {
        return Stream.concat(
                        listed.stream()
                                .filter(device -> classes.contains(device.deviceClass()))
                                .map(device -> new PreviewPage.Choice(Feed.device(device.id()), device.name())),
                        places.stream()
                                .map(place -> new PreviewPage.Choice(
                                        Feed.place(Long.parseLong(place.value())), place.title())))
                .toList();
    }

    private static List<String> groups(List<Device> listed) {
        Set<String> groups = new TreeSet<>(Set.of(USUAL_GROUP));
        listed.forEach(device -> groups.add(device.groupName()));
        return List.copyOf(groups);
    }
}
