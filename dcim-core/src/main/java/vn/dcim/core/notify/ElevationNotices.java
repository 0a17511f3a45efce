package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import vn.dcim.core.account.elevation.Elevations.RightsTaken;

/** Has people told of whoever takes rights on demand, in the transaction of that. */
@Singleton
@Requires(property = "datasources.default.url")
final class ElevationNotices implements ApplicationEventListener<RightsTaken> {

    private final Notices notices;

    ElevationNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void onApplicationEvent(RightsTaken event) {
        notices.tell(Notice.rightsTaken(
                event.account().name(),
                event.elevation().permissions(),
                event.elevation().reason(),
                event.elevation().address(),
                event.elevation().startedAt(),
                event.elevation().endsAt()));
    }
}
