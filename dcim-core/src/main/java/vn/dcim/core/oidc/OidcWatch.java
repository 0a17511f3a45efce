package vn.dcim.core.oidc;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import vn.dcim.core.health.HealthPart;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;
import vn.dcim.core.transport.Judgement;
import vn.dcim.core.transport.Loopback;
import vn.dcim.core.transport.TransportPath;
import vn.dcim.core.transport.TransportPaths;

/** Whether the provider answers, what is counted of it, and how the line to it is encrypted. */
@Singleton
@Requires(beans = OidcSettings.class)
class OidcWatch implements HealthPart, MeasureSource, TransportPaths {

    /** Whoever watches asks every few seconds; the provider is not asked as often. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Provider provider;
    private final Clock clock;

    OidcWatch(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity-provider";
    }

    @Override
    public boolean isUp() {
        boolean fresh = provider.line()
                .last()
                .filter(sight -> sight.at().plus(FRESH).isAfter(clock.instant()))
                .isPresent();
        if (!fresh) {
            try {
                provider.look();
            } catch (ProviderFault e) {
                // why: that it cannot be asked is the answer; the reason is noted and on its page
                return false;
            }
        }
        return stood();
    }

    /** Local accounts sign in, and all else goes on. */
    @Override
    public boolean isNeeded() {
        return false;
    }

    private boolean stood() {
        return provider.line().last().filter(sight -> sight.fault() == null).isPresent();
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                gauge(
                        "dcim.oidc.answering",
                        "1 when the identity provider answered the last time",
                        () -> stood() ? 1 : 0),
                counter("dcim.oidc.requests", "Questions to the identity provider", provider.line().questions::sum),
                counter("dcim.oidc.failed.requests", "Questions that failed", provider.line().faults::sum));
    }

    @Override
    public List<TransportPath> paths() {
        String issuer = provider.settings().issuer();
        if (issuer.startsWith("http:")) {
            return List.of(path("HTTP", "", Judgement.clear(Loopback.isHostOf(issuer))));
        }
        return List.of(provider.line()
                .last()
                .filter(sight -> sight.fault() == null)
                .map(sight -> path(sight.protocol(), sight.cipher(), Judgement.tls(sight.protocol(), sight.cipher())))
                .orElseGet(() -> path("", "", Judgement.unknown(Judgement.Reason.NOT_CONNECTED))));
    }

    private TransportPath path(String protocol, String cipher, Judgement judgement) {
        return TransportPath.of(TransportPath.Kind.PROVIDER, provider.settings().issuer(), protocol, cipher, judgement);
    }
}
