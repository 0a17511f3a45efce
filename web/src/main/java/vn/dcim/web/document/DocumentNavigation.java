package vn.dcim.web.document;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Permission;
import vn.dcim.web.page.NavigationEntry;

/** The line of the navigation. */
@Factory
final class DocumentNavigation {

    @Singleton
    @Named("documents")
    NavigationEntry documents() {
        return new NavigationEntry("/documents", "nav.documents", 49, Permission.VIEW);
    }
}
