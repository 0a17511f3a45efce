package vn.dcim.snmp.profile;

import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.Converted;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.StateList;
import vn.dcim.snmp.transport.SnmpView;

/** All profiles: those that the program carries under {@code profiles/}, and a site's own, which replace them by id. */
public final class ProfileLibrary {

    private static final String FOLDER = "profiles";

    private final PointVocabulary vocabulary;
    private final Map<String, DeviceProfile> profiles = new LinkedHashMap<>();

    private ProfileLibrary(PointVocabulary vocabulary, Map<String, ProfileLoader.Loaded> loaded) {
        this.vocabulary = vocabulary;
        loaded.keySet().forEach(id -> link(id, loaded, new LinkedHashSet<>()));
    }

    /** Of the profiles that the program carries, read once by the process, by whoever asks first. */
    private static final class Carried {
        static final ProfileLibrary LIBRARY = read(null);
    }

    /**
     * Loads every profile.
     *
     * @param siteFolder a folder of further profiles, or null
     * @throws DcimException BROKEN_DEFINITION with file, line and reason for the first broken one
     */
    public static ProfileLibrary load(@Nullable Path siteFolder) {
        return siteFolder == null ? Carried.LIBRARY : read(siteFolder);
    }

    private static ProfileLibrary read(@Nullable Path siteFolder) {
        PointVocabulary vocabulary = PointVocabulary.load();
        ProfileLoader loader = new ProfileLoader(vocabulary);
        Map<String, ProfileLoader.Loaded> loaded = new LinkedHashMap<>();
        for (YamlNode file : DefinitionFiles.carried(FOLDER, ProfileLibrary.class.getClassLoader())) {
            add(loaded, loader.load(file), false);
        }
        for (YamlNode file : DefinitionFiles.under(siteFolder)) {
            add(loaded, loader.load(file), true);
        }
        return new ProfileLibrary(vocabulary, loaded);
    }

    private static void add(Map<String, ProfileLoader.Loaded> all, ProfileLoader.Loaded one, boolean replaces) {
        ProfileLoader.Loaded before = all.put(one.profile().id(), one);
        if (before != null && !replaces) {
            throw one.root()
                    .broken("profile " + one.profile().id() + " stands also in "
                            + before.profile().file());
        }
    }

    private DeviceProfile link(String id, Map<String, ProfileLoader.Loaded> loaded, Set<String> path) {
        DeviceProfile done = profiles.get(id);
        if (done != null) {
            return done;
        }
        ProfileLoader.Loaded one = loaded.get(id);
        if (!path.add(id)) {
            throw one.root().broken("profile " + id + " extends itself through " + String.join(" → ", path));
        }
        List<DeviceProfile> parents = new ArrayList<>();
        for (String parent : one.parentIds()) {
            if (!loaded.containsKey(parent)) {
                throw one.root().broken("profile " + id + " extends " + parent + ", which does not exist");
            }
            parents.add(link(parent, loaded, path));
        }
        path.remove(id);
        DeviceProfile p = one.profile();
        DeviceProfile linked = new DeviceProfile(
                p.id(),
                p.file(),
                p.isAbstract(),
                p.rank(),
                p.deviceClass(),
                p.vendor(),
                p.selectors(),
                p.facts(),
                p.points(),
                p.tables(),
                p.traps(),
                parents);
        profiles.put(id, linked);
        return linked;
    }

    public Collection<DeviceProfile> profiles() {
        return List.copyOf(profiles.values());
    }

    public Optional<DeviceProfile> byId(String id) {
        return Optional.ofNullable(profiles.get(id));
    }

    /**
     * Finds out what an agent is and what it offers.
     *
     * @throws DcimException as {@link SnmpView}; NO_PROFILE when it answers nothing that any profile knows
     */
    public Identification identify(SnmpView view) {
        AgentIdentity agent = new AgentIdentity(view);
        DeviceProfile best = profiles.values().stream()
                .filter(profile -> !profile.isAbstract())
                .flatMap(profile -> score(profile, agent).map(score -> new Scored(profile, score)).stream())
                .max(Comparator.comparingInt(Scored::score)
                        .thenComparing(scored -> scored.profile().id(), Comparator.reverseOrder()))
                .map(Scored::profile)
                .orElseThrow(() -> new DcimException(ErrorCode.NO_PROFILE, view.where()));
        return describe(best, agent);
    }

    /** Finds what an agent of a known profile offers now. */
    public Identification resolve(String profileId, SnmpView view) {
        DeviceProfile profile =
                byId(profileId).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "profile", profileId));
        return describe(profile, new AgentIdentity(view));
    }

    private record Scored(DeviceProfile profile, int score) {}

    private static Optional<Integer> score(DeviceProfile profile, AgentIdentity agent) {
        return profile.selectors().stream()
                .map(selector -> selector.match(agent))
                .flatMap(Optional::stream)
                .max(Integer::compare)
                .map(score -> score + 100 * profile.rank());
    }

    private Identification describe(DeviceProfile profile, AgentIdentity agent) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (DeviceProfile each : profile.lineage()) {
            each.facts().forEach((fact, sources) -> sources.stream()
                    .map(source -> source.read(agent))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(text -> facts.putIfAbsent(fact, text)));
        }
        agent.labels().forEach(facts::putIfAbsent);
        PointResolver resolver = new PointResolver(vocabulary, agent);
        List<SnmpPoint> points = List.copyOf(resolver.resolve(profile));
        return new Identification(
                profile,
                facts.getOrDefault("vendor", profile.vendor()),
                facts.getOrDefault("model", ""),
                agent.sysObjectId().toDottedString(),
                facts,
                points,
                points.stream().map(point -> value(point, agent)).toList(),
                resolver.passedOver().stream().map(point -> value(point, agent)).toList());
    }

    private DeviceReading.Value value(SnmpPoint point, AgentIdentity agent) {
        Converted converted = agent.value(point.oid())
                .map(RawValues::of)
                .map(point.conversion()::apply)
                .orElseGet(() -> new Converted(Double.NaN, Quality.BAD, "no answer"));
        String state = converted.quality() == Quality.GOOD
                ? vocabulary
                        .find(point.name())
                        .flatMap(PointName::states)
                        .flatMap(list -> list.byCode((int) converted.value()))
                        .map(StateList.State::word)
                        .orElse(null)
                : null;
        return new DeviceReading.Value(
                point.name(),
                point.label(),
                point.oid().toDottedString(),
                point.quantity(),
                point.pollClass(),
                point.conversion(),
                converted.value(),
                state,
                converted.quality(),
                converted.reason());
    }

    /**
     * What an agent was found to be.
     *
     * @param sysObjectId dotted; empty where the agent has none
     * @param points what it offers, in the order of the profile
     * @param values the points' present values, in the same order
     * @param passedOver what else it says of the same points, by variables that are not read
     */
    public record Identification(
            DeviceProfile profile,
            String vendor,
            String model,
            String sysObjectId,
            Map<String, String> facts,
            List<SnmpPoint> points,
            List<DeviceReading.Value> values,
            List<DeviceReading.Value> passedOver) {

        public DeviceReading toReading(String recording) {
            return new DeviceReading(
                    recording,
                    profile.deviceClass(),
                    vendor,
                    model,
                    profile.id(),
                    sysObjectId,
                    facts,
                    values,
                    passedOver);
        }
    }
}
