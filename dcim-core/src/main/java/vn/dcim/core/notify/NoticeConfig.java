package vn.dcim.core.notify;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Settings of the notices.
 *
 * @param rules the site's own file of rules, in place of the shipped one; null for the shipped one
 * @param baseUrl under which people reach the pages, such as {@code https://dcim.example.gov.vn}; null for no links in messages
 * @param send whether this node tells at all; false for a node that cannot reach the mail server
 * @param every how often the queue is looked at
 * @param lease for how long a node that claimed a message is believed to be sending it
 * @param keep for how long notices can be looked at
 */
@ConfigurationProperties("dcim.notify")
public record NoticeConfig(
        @Nullable Path rules,
        @Nullable String baseUrl,
        @Bindable(defaultValue = "true") boolean send,
        @Bindable(defaultValue = "PT2S") Duration every,
        @Bindable(defaultValue = "PT10M") Duration lease,
        @Bindable(defaultValue = "P731D") Duration keep) {

    public NoticeConfig {
        if (baseUrl != null && !baseUrl.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "dcim.notify.base-url", baseUrl, "https://dcim.example.gov.vn");
        }
    }

    /** Returns the address of a page, where people can follow a link at all. */
    public Optional<String> link(String path) {
        return Optional.ofNullable(baseUrl).map(base -> base.replaceFirst("/+$", "") + path);
    }
}
