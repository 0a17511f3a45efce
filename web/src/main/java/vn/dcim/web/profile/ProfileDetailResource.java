package vn.dcim.web.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.dcim.core.device.ProfileCatalog;

/**
 * A profile with all that it reads.
 *
 * @param selectors ways to recognise a device, each a list of which all must hold
 * @param parts what is read, its own first, then what it inherits
 * @param devices that it reads
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProfileDetailResource(
        String id,
        String protocol,
        @JsonProperty("class") String deviceClass,
        String vendor,
        String model,
        @JsonProperty("abstract") boolean isAbstract,
        @JsonProperty("extends") List<String> parents,
        String file,
        List<List<Clue>> selectors,
        List<Part> parts,
        List<Trap> traps,
        List<User> devices) {

    /** A sign of a device. */
    @Serdeable
    record Clue(String kind, String text) {}

    /**
     * Points that are read from one place.
     *
     * @param every seconds, where the place has a rhythm of its own; null otherwise
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Part(
            String from,
            String place,
            String key,
            List<String> conditions,
            @Nullable Long every,
            List<Point> points) {}

    /**
     * How one point is read.
     *
     * @param unit in which the device states it, UCUM
     * @param poll fast, slow or static
     * @param states the device's values with the words they stand for
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Point(
            String name,
            String label,
            String quantity,
            String unit,
            String source,
            String scale,
            String poll,
            Map<String, String> states,
            List<Double> absent,
            @Nullable Double min,
            @Nullable Double max,
            List<String> conditions) {}

    /** A notification that is understood. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Trap(
            String from,
            String oid,
            List<String> refreshes,
            @Nullable String point,
            @Nullable String state) {}

    /** A device that the profile reads. */
    @Serdeable
    record User(long id, String name) {}

    static ProfileDetailResource of(UsedProfile used) {
        var profile = used.profile();
        return new ProfileDetailResource(
                profile.id(),
                used.protocol(),
                profile.deviceClass().code(),
                profile.vendor(),
                profile.model(),
                profile.isAbstract(),
                profile.parents(),
                profile.file(),
                profile.selectors().stream()
                        .map(selector -> selector.stream()
                                .map(clue -> new Clue(clue.kind(), clue.text()))
                                .toList())
                        .toList(),
                profile.parts().stream().map(ProfileDetailResource::part).toList(),
                profile.traps().stream()
                        .map(trap -> new Trap(trap.from(), trap.oid(), trap.refreshes(), trap.point(), trap.state()))
                        .toList(),
                used.devices().stream()
                        .map(device -> new User(device.id(), device.name()))
                        .toList());
    }

    private static Part part(ProfileCatalog.Part part) {
        Duration every = part.every();
        return new Part(
                part.from(),
                part.place(),
                part.key(),
                part.conditions(),
                every == null ? null : every.toSeconds(),
                part.points().stream().map(ProfileDetailResource::point).toList());
    }

    private static Point point(ProfileCatalog.ReadPoint point) {
        Map<String, String> states = new TreeMap<>();
        point.states().forEach((raw, state) -> states.put(raw, state.word()));
        return new Point(
                point.name(),
                point.label(),
                point.quantity().code(),
                point.unit(),
                point.source(),
                point.scale(),
                point.pollClass().code(),
                states,
                point.absent().stream().sorted().toList(),
                point.min(),
                point.max(),
                point.conditions());
    }
}
