package vn.dcim.web.transport;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;

/**
 * How browsers and programs reach this one.
 *
 * @param host the address it listens on
 * @param certificate PEM with the chain, or PKCS#12; null for one of the program's own
 * @param privateKey PEM; null where it stands in the file of the certificate
 * @param certificatePassword of PKCS#12; null for none
 * @param names what else the program's own certificate is to be for, beside the names and addresses of this machine
 * @param redirectPort a port for HTTP that leads to HTTPS; null for none
 */
@ConfigurationProperties("dcim.http")
record HttpConfig(
        String host,
        @Nullable String certificate,
        @Nullable String privateKey,
        @Nullable String certificatePassword,
        @Nullable List<String> names,
        @Nullable Integer redirectPort) {

    HttpConfig {
        names = names == null ? List.of() : List.copyOf(names);
    }

    /** Returns the site's certificate file; null for none. */
    @Nullable
    Path certificateFile() {
        return path(certificate);
    }

    @Nullable
    Path keyFile() {
        return path(privateKey);
    }

    private static @Nullable Path path(@Nullable String name) {
        return name == null || name.isBlank() ? null : Path.of(name);
    }

    @Override
    public String toString() {
        return "HttpConfig[host=" + host + ", certificate=" + certificate + "]";
    }
}
