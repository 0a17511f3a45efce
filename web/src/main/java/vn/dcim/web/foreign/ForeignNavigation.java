package vn.dcim.web.foreign;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.NavigationEntry;

/** The line of the navigation. */
@Factory
final class ForeignNavigation {

    @Singleton
    @Named("foreign")
    NavigationEntry foreign() {
        return new NavigationEntry("/foreign-systems", "nav.foreign", 95, Permission.READ_ACCOUNT);
    }
}
