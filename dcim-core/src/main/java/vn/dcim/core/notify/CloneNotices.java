package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import vn.dcim.core.account.passkey.PasskeySignIn.PasskeyCloned;

/** Has people told of a passkey of which there must be two, in the transaction in which that is noted. */
@Singleton
@Requires(property = "datasources.default.url")
final class CloneNotices implements ApplicationEventListener<PasskeyCloned> {

    private final Notices notices;

    CloneNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void onApplicationEvent(PasskeyCloned event) {
        notices.tell(Notice.passkeyCloned(event.account().name(), event.passkey(), event.address(), event.at()));
    }
}
