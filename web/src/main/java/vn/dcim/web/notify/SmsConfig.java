package vn.dcim.web.notify;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The SMS gateway. In {@code url}, {@code body} and {@code authorization} stand {@code {to}}, {@code {text}} and
 * {@code {secret}}, which are filled in as the place demands.
 *
 * @param url https, or http on this machine; null where none is set up
 * @param contentType of the body: JSON, a form or plain text
 * @param body template; empty for none
 * @param authorization header; null for none
 * @param secret what {@code {secret}} stands for; better in {@code secretFile} or the environment
 */
@ConfigurationProperties("dcim.notify.sms")
record SmsConfig(
        @Nullable String url,
        @Bindable(defaultValue = "POST") String method,
        @Bindable(defaultValue = "application/json") String contentType,
        @Bindable(defaultValue = "") String body,
        @Nullable String authorization,
        @Nullable String secret,
        @Nullable Path secretFile,
        @Nullable Path certificateFile,
        @Bindable(defaultValue = "PT10S") Duration connectTimeout,
        @Bindable(defaultValue = "PT20S") Duration readTimeout) {

    boolean isSetUp() {
        return url != null && !url.isBlank();
    }

    @Override
    public String toString() {
        return "SmsConfig[set up: " + isSetUp() + "]";
    }
}
