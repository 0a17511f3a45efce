package vn.dcim.core.regulation.check;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.dcim.core.device.DeviceClass;

/** What the devices of some classes tell by some of their points. */
final class PlantEvidence extends NamedEvidence<Plant> {

    private final Set<DeviceClass> classes;
    private final List<PlantReader.Wanted> wanted;
    private final PlantReader reader;

    /** @param classes none for all */
    PlantEvidence(String name, Set<DeviceClass> classes, List<PlantReader.Wanted> wanted, PlantReader reader) {
        super(name, Plant.class);
        this.classes = Set.copyOf(classes);
        this.wanted = List.copyOf(wanted);
        this.reader = reader;
    }

    @Override
    public Plant gather(Instant now) {
        return reader.read(classes, wanted, now);
    }
}
