package vn.dcim.core.regulation.check;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.regulation.Evidence;

/** What the devices of some classes tell by some of their points. */
final class PlantEvidence implements Evidence<Plant> {

    private final String name;
    private final Set<DeviceClass> classes;
    private final List<PlantReader.Wanted> wanted;
    private final PlantReader reader;

    /** @param classes none for all */
    PlantEvidence(String name, Set<DeviceClass> classes, List<PlantReader.Wanted> wanted, PlantReader reader) {
        this.name = name;
        this.classes = Set.copyOf(classes);
        this.wanted = List.copyOf(wanted);
        this.reader = reader;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<Plant> type() {
        return Plant.class;
    }

    @Override
    public Plant gather(Instant now) {
        return reader.read(classes, wanted, now);
    }
}
