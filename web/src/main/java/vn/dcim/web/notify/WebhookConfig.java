package vn.dcim.web.notify;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The web server that is told.
 *
 * @param url https, or http on this machine; null where none is set up
 * @param secret under which what is sent is signed; better in {@code secretFile} or the environment
 * @param certificateFile certificates that are trusted, PEM; null for those that Java trusts
 */
@ConfigurationProperties("dcim.notify.webhook")
record WebhookConfig(
        @Nullable String url,
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
        return "WebhookConfig[set up: " + isSetUp() + "]";
    }
}
