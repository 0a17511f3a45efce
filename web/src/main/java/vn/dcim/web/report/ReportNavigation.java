package vn.dcim.web.report;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.NavigationEntry;

/** The line of the navigation. */
@Factory
final class ReportNavigation {

    @Singleton
    @Named("reports")
    NavigationEntry reports() {
        return new NavigationEntry("/reports", "nav.reports", 48, Permission.VIEW);
    }
}
