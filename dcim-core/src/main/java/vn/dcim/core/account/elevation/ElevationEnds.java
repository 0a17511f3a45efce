package vn.dcim.core.account.elevation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Has ends written down soon after they came; the rights themselves end without it. */
@Singleton
@Requires(property = "datasources.default.url")
class ElevationEnds {

    private final Elevations elevations;

    ElevationEnds(Elevations elevations) {
        this.elevations = elevations;
    }

    @Scheduled(initialDelay = "30s", fixedDelay = "${dcim.elevation.watch:10s}")
    void note() {
        elevations.noteEnds();
    }
}
