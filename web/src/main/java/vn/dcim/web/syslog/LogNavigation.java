package vn.dcim.web.syslog;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.NavigationEntry;

/** The line of the navigation. */
@Factory
final class LogNavigation {

    @Singleton
    @Named("logs")
    NavigationEntry logs() {
        return new NavigationEntry("/logs", "nav.logs", 85, Permission.READ_LOG);
    }
}
