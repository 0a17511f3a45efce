package vn.dcim.demo;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.NavigationEntry;

/** The line of the navigation that only a demo has. */
@Factory
final class DemoNavigation {
    @Singleton
    @Named("scenarios")
    NavigationEntry scenarios() {
        return new NavigationEntry("/scenarios", "nav.scenarios", 39, Permission.RUN_DRILL);
    }
}
