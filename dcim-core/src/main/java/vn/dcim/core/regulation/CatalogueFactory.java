package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Reads the catalogue once, at the start: a broken text stops it. */
@Factory
final class CatalogueFactory {

    @Singleton
    Catalogue catalogue(RegulationConfig config) {
        return Catalogue.load(config.folder(), config.profile());
    }
}
