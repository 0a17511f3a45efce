package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** All devices, with whether they are asked and heard. */
@Singleton
@Requires(property = "datasources.default.url")
final class AskedEvidence extends NamedEvidence<Plant> {

    static final String NAME = "asked";

    private final PlantReader reader;

    AskedEvidence(PlantReader reader) {
        super(NAME, Plant.class);
        this.reader = reader;
    }

    @Override
    public Plant gather(Instant now) {
        return reader.read(Set.of(), List.of(PlantReader.Wanted.of("device\\.reachability", "1")), now);
    }
}
