package vn.dcim.web.transport;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.ssl.CertificateProvider;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Sinks;
import vn.dcim.core.startup.Texts;
import vn.dcim.core.transport.KeyMaterial;
import vn.dcim.core.transport.UnusableKeyFile;

/**
 * The certificate that HTTPS speaks with: the site's, taken anew when its file changes; or one of the program's own, made anew a
 * month before it ends. Connections that stand keep the one they began with. Asked for by the server only where TLS is on.
 */
@Singleton
@Named(ServerCertificate.NAME)
class ServerCertificate implements CertificateProvider {

    static final String NAME = "dcim";

    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration REMIND = Duration.ofDays(1);

    private final HttpConfig config;
    private final Path ownFile;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private final Sinks.Many<KeyStore> stores = Sinks.many().replay().latest();
    private volatile KeyMaterial material;
    private List<Object> stamp = List.of();
    private Instant reminded;
    private ScheduledFuture<?> looking;

    ServerCertificate(
            HttpConfig config,
            @Property(name = "dcim.master-key-file", defaultValue = "data/master.key") String masterKeyFile,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
            Clock clock) {
        this.config = config;
        this.ownFile = Path.of(masterKeyFile).toAbsolutePath().resolveSibling("https.pem");
        this.scheduler = scheduler;
        this.clock = clock;
        this.reminded = clock.instant();
    }

    /** @throws UnusableKeyFile when the site's certificate cannot be used */
    @PostConstruct
    void start() {
        stamp = stamp();
        use(isOwn() ? own() : site());
        looking = scheduler.scheduleWithFixedDelay(LOOK, LOOK, this::look);
    }

    @PreDestroy
    void stop() {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Publisher<KeyStore> getKeyStore() {
        return stores.asFlux();
    }

    KeyMaterial material() {
        return material;
    }

    boolean isOwn() {
        return config.certificateFile() == null;
    }

    /** Takes what changed since the last look; called every minute. */
    synchronized void look() {
        List<Object> now = stamp();
        try {
            if (!now.equals(stamp)) {
                stamp = now;
                use(isOwn() ? own() : site());
            } else if (isOwn() && CertificateTerm.isEnding(material, clock.instant())) {
                use(own());
            }
        } catch (UnusableKeyFile e) {
            LOG.warn(text("certificate.kept", e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The HTTPS certificate could not be renewed", e);
        }
        remind();
    }

    private void use(KeyMaterial found) {
        if (material != null && material.certificate().equals(found.certificate())) {
            return;
        }
        material = found;
        stores.tryEmitNext(found.keyStore());
        LOG.info(text(
                "certificate.used",
                file(),
                found.fingerprint(),
                CertificateTerm.day(found.notAfter()),
                String.join(", ", found.names())));
    }

    private void remind() {
        Instant now = clock.instant();
        if (now.isBefore(reminded.plus(REMIND))) {
            return;
        }
        reminded = now;
        CertificateTerm.notice(file(), material, now).ifPresent(LOG::warn);
    }

    private KeyMaterial site() {
        return KeyMaterial.read(config.certificateFile(), config.keyFile(), config.certificatePassword());
    }

    private KeyMaterial own() {
        if (Files.exists(ownFile)) {
            try {
                KeyMaterial kept = KeyMaterial.read(ownFile, null, null);
                if (!CertificateTerm.isEnding(kept, clock.instant())
                        && kept.names().containsAll(wished())) {
                    return kept;
                }
            } catch (UnusableKeyFile e) {
                LOG.warn(e.getMessage());
            }
        }
        KeyMaterial made = OwnCertificate.make(HostNames.of(config.names(), config.host()), clock.instant());
        OwnCertificate.write(made, ownFile);
        stamp = stamp();
        return made;
    }

    private List<String> wished() {
        return config.names().stream()
                .flatMap(name -> HostNames.normal(name).stream())
                .toList();
    }

    private Path file() {
        return isOwn() ? ownFile : config.certificateFile();
    }

    private List<Object> stamp() {
        return Stream.of(file(), config.keyFile())
                .filter(Objects::nonNull)
                .<Object>map(ServerCertificate::content)
                .toList();
    }

    // why: not by the time of change, which two files written in one tick of the clock share
    private static Object content(Path file) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            // why: it is being exchanged, or gone; what cannot be read then is told where it is read
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }

    private static String text(String key, Object... arguments) {
        return Texts.text(ServerCertificate.class, key, arguments);
    }
}
