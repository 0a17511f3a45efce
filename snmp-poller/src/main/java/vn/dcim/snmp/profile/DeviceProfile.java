package vn.dcim.snmp.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.device.DeviceClass;

/**
 * Everything the program knows of a family of devices.
 *
 * @param id unique; also the name in {@code extends}
 * @param file where it was loaded from
 * @param isAbstract true where it is only there to be extended
 * @param rank added to the specificity of its selectors, times 100; generic profiles have a negative one
 * @param facts by name ({@code vendor}, {@code model}, {@code serial}, {@code firmware}), sources in order
 * @param points scalars; several of one name are alternatives, the first that works is used
 * @param parents the profiles it extends, resolved, nearest first
 */
public record DeviceProfile(
        String id,
        String file,
        boolean isAbstract,
        int rank,
        DeviceClass deviceClass,
        String vendor,
        List<Selector> selectors,
        Map<String, List<FactSource>> facts,
        List<PointDefinition> points,
        List<TableDefinition> tables,
        List<TrapRule> traps,
        List<DeviceProfile> parents) {

    /** Tells at a glance what it reads, its own and inherited, without repetition. */
    public List<String> pointNames() {
        return lineage().stream()
                .flatMap(profile -> java.util.stream.Stream.concat(
                        profile.points.stream().map(PointDefinition::name),
                        profile.tables.stream()
                                .flatMap(table -> table.points().stream())
                                .map(PointDefinition::name)))
                .distinct()
                .toList();
    }

    /** Returns this profile and all it extends, nearest first, each once. */
    public List<DeviceProfile> lineage() {
        // why: by id, since the hash of a whole profile is the hash of every point in it
        Map<String, DeviceProfile> all = new LinkedHashMap<>();
        collectInto(all);
        return List.copyOf(all.values());
    }

    private void collectInto(Map<String, DeviceProfile> all) {
        all.putIfAbsent(id, this);
        parents.forEach(parent -> parent.collectInto(all));
    }
}
