package vn.dcim.core.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.oidc.ProviderFault.Kind;

/** What the provider tells of itself: its addresses and its keys. Asked for when it is needed, and again after a while. */
@Singleton
@Requires(beans = OidcSettings.class)
class Provider {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant at) {}

    private final OidcSettings settings;
    private final ProviderLine line;
    private final Clock clock;
    private volatile Known known;

    Provider(OidcSettings settings, ProviderLine line, Clock clock) {
        this.settings = settings;
        this.line = line;
        this.clock = clock;
    }

    OidcSettings settings() {
        return settings;
    }

    ProviderLine line() {
        return line;
    }

    /** Returns the addresses, a few minutes old at most. @throws ProviderFault within the time limits */
    OIDCProviderMetadata metadata() {
        return known().metadata();
    }

    /** Returns where keys are found, which are asked for when one is needed. @throws ProviderFault as above */
    JWKSource<SecurityContext> keys() {
        return known().keys();
    }

    /** Asks anew for all there is to know. @return the keys. @throws ProviderFault within the time limits */
    List<JWK> look() {
        known = fetched();
        try {
            return known.keys().get(new JWKSelector(new JWKMatcher.Builder().build()), null);
        } catch (KeySourceException e) {
            throw line.note(new ProviderFault(
                    e, Kind.OTHER, known.metadata().getJWKSetURI().toString(), e.getMessage()));
        }
    }

    private Known known() {
        Known present = known;
        boolean fresh = present != null
                && clock.instant().isBefore(present.at().plus(FRESH))
                // why: after a failure its addresses may be others, and whoever begins should be told here
                && line.last().filter(sight -> sight.fault() == null).isPresent();
        if (fresh) {
            return present;
        }
        known = fetched();
        return known;
    }

    private Known fetched() {
        OIDCProviderMetadata metadata = read();
        Known before = known;
        boolean same = before != null && before.metadata().getJWKSetURI().equals(metadata.getJWKSetURI());
        return new Known(metadata, same ? before.keys() : keys(metadata), clock.instant());
    }

    private OIDCProviderMetadata read() {
        try {
            Issuer issuer = new Issuer(settings.issuer());
            URI address = URI.create(OIDCProviderMetadata.resolveURL(issuer).toString());
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(line.read(address));
            if (!metadata.getIssuer().equals(issuer)) {
                throw line.note(new ProviderFault(
                        null,
                        Kind.OTHER_ISSUER,
                        settings.issuer(),
                        metadata.getIssuer().getValue()));
            }
            requireSafe("authorization_endpoint", metadata.getAuthorizationEndpointURI());
            requireSafe("token_endpoint", metadata.getTokenEndpointURI());
            requireSafe("jwks_uri", metadata.getJWKSetURI());
            return metadata;
        } catch (GeneralException e) {
            throw line.note(new ProviderFault(e, Kind.OTHER, settings.issuer(), e.getMessage()));
        }
    }

    private void requireSafe(String name, @Nullable URI address) {
        if (!settings.isSafe(address)) {
            throw line.note(new ProviderFault(null, Kind.UNSAFE_ADDRESS, name, String.valueOf(address)));
        }
    }

    private JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) {
        try {
            return JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), line)
                    .cache(
                            FRESH.toMillis(),
                            settings.connectTimeout()
                                    .plus(settings.answerTimeout())
                                    .toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(settings.keysEvery().toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new ProviderFault(
                    e, Kind.UNSAFE_ADDRESS, "jwks_uri", metadata.getJWKSetURI().toString());
        }
    }
}
