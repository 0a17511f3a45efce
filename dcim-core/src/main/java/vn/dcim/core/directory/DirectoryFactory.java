package vn.dcim.core.directory;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;

/** Makes the settings a bean, where there is a directory. */
@Factory
final class DirectoryFactory {

    @Singleton
    @Requires(property = DirectorySettings.PREFIX + ".url")
    DirectorySettings settings(PropertyResolver properties) {
        return DirectorySettings.of(properties);
    }
}
