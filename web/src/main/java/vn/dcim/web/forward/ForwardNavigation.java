package vn.dcim.web.forward;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.NavigationEntry;

/** The line of the navigation. */
@Factory
final class ForwardNavigation {

    @Singleton
    @Named("forward")
    NavigationEntry forward() {
        return new NavigationEntry("/forward", "nav.forward", 86, Permission.VIEW);
    }
}
