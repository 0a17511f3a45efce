package vn.dcim.core.oidc;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;

/** Makes the settings a bean, where there is a provider. */
@Factory
final class OidcFactory {

    @Singleton
    @Requires(property = OidcSettings.PREFIX + ".issuer")
    OidcSettings settings(PropertyResolver properties) {
        return OidcSettings.of(properties);
    }
}
