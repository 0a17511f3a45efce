package vn.dcim.web.regulation;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.NavigationEntry;

/** The line of the navigation that leads to the obligations. */
@Factory
final class RegulationNavigation {

    @Singleton
    @Named("compliance")
    NavigationEntry compliance() {
        return new NavigationEntry("/compliance", "nav.compliance", 47, Permission.READ_COMPLIANCE);
    }
}
