package vn.dcim.web.account;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.dcim.core.device.Device;
import vn.dcim.core.scope.Scope;
import vn.dcim.core.scope.ScopePart;
import vn.dcim.core.unit.Units;
import vn.dcim.web.scope.PlacePaths;
import vn.dcim.web.scope.SeenDevices;

/** What an account can be narrowed to. */
@Singleton
final class ScopeChoices {

    private final SeenDevices devices;
    private final PlacePaths places;
    private final Units units;

    ScopeChoices(SeenDevices devices, PlacePaths places, Units units) {
        this.devices = devices;
        this.places = places;
        this.units = units;
    }

    /** Returns all there is, agencies first, since that is what most are narrowed to; kinds of which there is nothing are missing. */
    Map<ScopePart.Kind, List<AccountPage.Choice>> all() {
        Map<ScopePart.Kind, List<AccountPage.Choice>> all = new LinkedHashMap<>();
        all.put(
                ScopePart.Kind.UNIT,
                units.all().stream()
                        .map(unit -> new AccountPage.Choice("unit:" + unit.id(), unit.name()))
                        .toList());
        all.put(
                ScopePart.Kind.GROUP,
                devices.all(Scope.EVERYTHING).stream()
                        .map(Device::groupName)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(group -> new AccountPage.Choice("group:" + group, group))
                        .toList());
        all.put(
                ScopePart.Kind.PLACE,
                places.all().entrySet().stream()
                        .map(place -> new AccountPage.Choice("place:" + place.getKey(), place.getValue()))
                        .toList());
        all.values().removeIf(List::isEmpty);
        return all;
    }
}
