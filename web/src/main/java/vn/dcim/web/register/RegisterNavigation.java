package vn.dcim.web.register;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.NavigationEntry;

/** Where the registers stand in the navigation. */
@Factory
final class RegisterNavigation {

    @Singleton
    @Named("registers")
    NavigationEntry registers() {
        return new NavigationEntry("/registers", "nav.registers", 47, Permission.READ_REGISTER);
    }
}
