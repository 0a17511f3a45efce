package vn.dcim.web.notify;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * Which channel to try.
 *
 * @param recipient address of the channel; may be left out for a webhook
 */
@Serdeable
record NoticeTest(@Nullable String channel, @Nullable String recipient) {

    String wanted() {
        return channel == null ? "" : channel.strip();
    }

    String address() {
        return recipient == null || recipient.isBlank() ? wanted() : recipient.strip();
    }
}
