package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import vn.dcim.core.account.SignIn.AccountLocked;

/** Has people told of an account that wrong passwords have locked, in the transaction of the lock. */
@Singleton
@Requires(property = "datasources.default.url")
final class LockNotices implements ApplicationEventListener<AccountLocked> {

    private final Notices notices;

    LockNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void onApplicationEvent(AccountLocked event) {
        notices.tell(Notice.accountLocked(event.account().name(), event.address(), event.at()));
    }
}
