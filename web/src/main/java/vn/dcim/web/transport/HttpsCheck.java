package vn.dcim.web.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.startup.StartupCheck;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.startup.StartupSettings;
import vn.dcim.core.transport.KeyMaterial;
import vn.dcim.core.transport.UnusableKeyFile;

/** Pages go out encrypted, or not off this machine; and the site's certificate can be used. */
public final class HttpsCheck implements StartupCheck {

    private static final Logger LOG = LoggerFactory.getLogger(HttpsCheck.class);
    // why: YAML takes on and off for true and false
    private static final Set<String> ON = Set.of("on", "true");
    private static final Set<String> OFF = Set.of("off", "false");

    private final Clock clock;

    public HttpsCheck() {
        this(Clock.systemUTC());
    }

    HttpsCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(StartupSettings settings) {
        String tls = settings.required("dcim.http.tls");
        if (OFF.contains(tls.toLowerCase(Locale.ROOT))) {
            checkWithout(settings);
        } else if (ON.contains(tls.toLowerCase(Locale.ROOT))) {
            checkCertificate(settings);
        } else {
            throw refusal("tls.unknown", tls);
        }
    }

    private static void checkWithout(StartupSettings settings) {
        String host = settings.required("dcim.http.host");
        if (!isLoopback(host)) {
            throw refusal("tls.off", host);
        }
        settings.optional("dcim.http.redirect-port").ifPresent(port -> {
            throw refusal("redirect.without", port);
        });
    }

    private void checkCertificate(StartupSettings settings) {
        Optional<String> certificate = settings.optional("dcim.http.certificate");
        Optional<String> key = settings.optional("dcim.http.private-key");
        if (certificate.isEmpty()) {
            key.ifPresent(file -> {
                throw refusal("key.alone", file);
            });
            return;
        }
        Path file = Path.of(certificate.get());
        try {
            KeyMaterial material = KeyMaterial.read(
                    file,
                    key.map(Path::of).orElse(null),
                    settings.optional("dcim.http.certificate-password").orElse(null));
            CertificateTerm.notice(file, material, clock.instant()).ifPresent(LOG::warn);
        } catch (UnusableKeyFile e) {
            throw new StartupRefusal(e, HttpsCheck.class, "certificate.unusable", e.getMessage());
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static StartupRefusal refusal(String key, Object... arguments) {
        return new StartupRefusal(HttpsCheck.class, key, arguments);
    }
}
