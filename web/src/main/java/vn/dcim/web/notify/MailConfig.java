package vn.dcim.web.notify;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The mail server.
 *
 * @param host null where mail is not set up
 * @param port null for the usual one: 587 for starttls, 465 for tls, 25 for none
 * @param security {@code starttls}, {@code tls}, or {@code none} for a server on this machine
 * @param user null for a server that asks for none
 * @param password in clear text; better in {@code passwordFile} or the environment
 * @param from the sender's address
 * @param certificateFile certificates that are trusted, PEM; null for those that Java trusts
 */
@ConfigurationProperties("dcim.notify.mail")
record MailConfig(
        @Nullable String host,
        @Nullable Integer port,
        @Bindable(defaultValue = "starttls") String security,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path passwordFile,
        @Nullable String from,
        @Nullable Path certificateFile,
        @Bindable(defaultValue = "PT10S") Duration connectTimeout,
        @Bindable(defaultValue = "PT20S") Duration readTimeout) {

    boolean isSetUp() {
        return host != null && !host.isBlank();
    }

    @Override
    public String toString() {
        return "MailConfig[" + host + "]";
    }
}
