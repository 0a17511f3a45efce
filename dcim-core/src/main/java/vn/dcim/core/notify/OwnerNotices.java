package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.account.OwnerChange;

/**
 * Has owners told by mail of what changed about their accounts, in the transaction of the change; where the address itself is another
 * one, at both.
 */
@Singleton
@Requires(property = "datasources.default.url")
final class OwnerNotices implements ApplicationEventListener<OwnerChange> {

    private final Notices notices;
    private final Recipients recipients;

    OwnerNotices(Notices notices, Recipients recipients) {
        this.notices = notices;
        this.recipients = recipients;
    }

    @Override
    public void onApplicationEvent(OwnerChange change) {
        List<Recipient> owner =
                Stream.of(change.before(), change.after()).map(recipients::of).toList();
        notices.tellOwner(
                Notice.ownerChange(kind(change.what()), change.after().name(), change.actor(), change.at()), owner);
    }

    private static NoticeKind kind(OwnerChange.What what) {
        return switch (what) {
            case PASSWORD -> NoticeKind.PASSWORD_ISSUED;
            case SECOND_FACTOR -> NoticeKind.SECOND_FACTOR_CHANGED;
            case SECOND_FACTOR_REMOVED -> NoticeKind.SECOND_FACTOR_REMOVED;
            case CONTACT -> NoticeKind.CONTACT_CHANGED;
        };
    }
}
