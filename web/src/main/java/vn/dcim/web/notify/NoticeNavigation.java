package vn.dcim.web.notify;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Permission;
import vn.dcim.core.notify.NoticeDesk;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.page.LiveCount;
import vn.dcim.web.page.NavigationEntry;

/** The line of the navigation, with how many messages were given up in the last days. */
@Factory
final class NoticeNavigation {

    private static final String COUNT = "notices";

    @Singleton
    @Named("notices")
    NavigationEntry notices() {
        return new NavigationEntry("/notices", "nav.notices", 75, Permission.VIEW, false, COUNT);
    }

    @Singleton
    @Named("notices")
    LiveCount givenUp(NoticeDesk desk) {
        return new LiveCount() {
            @Override
            public String name() {
                return COUNT;
            }

            @Override
            public int count(Scope scope) {
                return scope.isNarrowed() ? 0 : desk.recentlyGivenUp();
            }
        };
    }
}
