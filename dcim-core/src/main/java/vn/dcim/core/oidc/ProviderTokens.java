package vn.dcim.core.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.oidc.ProviderFault.Kind;

/** Checks what the provider has signed: ID tokens (OpenID Connect Core, 3.1.3.7) and logout tokens (Back-Channel Logout, 2.6). */
@Singleton
@Requires(beans = OidcSettings.class)
class ProviderTokens {

    /** By how much the clocks of the two may differ. */
    static final Duration SKEW = Duration.ofSeconds(30);
    /** How old a logout token may be, so that an old one ends nothing. */
    static final Duration LOGOUT_AGE = Duration.ofMinutes(2);

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final int LONGEST_SUBJECT = 255;
    private static final String AUTHORIZED = "azp";
    private static final String SIGNED_IN_AT = "auth_time";

    private final Provider provider;
    private final Clock clock;

    ProviderTokens(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * Returns what an ID token says of whom.
     *
     * @param nonce of the request that it answers
     * @throws NotTaken where it is not one for us, from the provider, of now
     * @throws ProviderFault where its keys cannot be asked for
     */
    JWTClaimsSet identity(JWT token, String nonce) {
        var verifier = new AtOurTime(
                new JWTClaimsSet.Builder()
                        .issuer(provider.settings().issuer())
                        .claim("nonce", nonce)
                        .build(),
                Set.of("sub", "aud", "exp", "iat"),
                Set.of());
        JWTClaimsSet claims = checked(token, JOSEObjectType.JWT, verifier);
        try {
            requireMeant(claims);
            requireRecent(claims);
            return claims;
        } catch (ParseException | BadJWTException e) {
            throw NotTaken.token(e);
        }
    }

    /**
     * Returns the subject whose sessions a logout token ends.
     *
     * @throws NotTaken where it is not one for us, from the provider, of now
     * @throws ProviderFault where its keys cannot be asked for
     */
    String signedOut(String text) {
        var verifier = new AtOurTime(
                new JWTClaimsSet.Builder().issuer(provider.settings().issuer()).build(),
                Set.of("sub", "aud", "iat", "jti", "events"),
                Set.of("nonce"));
        try {
            JWTClaimsSet claims = checked(JWTParser.parse(text), new JOSEObjectType("logout+jwt"), verifier);
            Map<String, Object> events = claims.getJSONObjectClaim("events");
            if (events == null || !(events.get(LogoutTokenClaimsSet.EVENT_TYPE) instanceof Map)) {
                throw new BadJWTException("not of a logout");
            }
            requireIssuedBefore(claims);
            if (clock.instant().isAfter(issued(claims).plus(LOGOUT_AGE).plus(SKEW))) {
                throw new BadJWTException("too old");
            }
            return claims.getSubject();
        } catch (ParseException | BadJWTException e) {
            throw NotTaken.token(e);
        }
    }

    private JWTClaimsSet checked(JWT token, JOSEObjectType type, AtOurTime verifier) {
        var processor = new DefaultJWTProcessor<>();
        // why: a token of one kind must not pass for another (RFC 8725, 3.11); ID tokens may leave their type out
        processor.setJWSTypeVerifier(
                type.equals(JOSEObjectType.JWT)
                        ? DefaultJOSEObjectTypeVerifier.JWT
                        : new DefaultJOSEObjectTypeVerifier<>(type));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()));
        processor.setJWTClaimsSetVerifier(verifier);
        try {
            return processor.process(token, null);
        } catch (BadJOSEException e) {
            throw NotTaken.token(e);
        } catch (KeySourceException e) {
            throw new ProviderFault(e, Kind.BUSY, provider.settings().issuer(), String.valueOf(e.getMessage()));
        } catch (JOSEException e) {
            throw NotTaken.token(e);
        }
    }

    private void requireMeant(JWTClaimsSet claims) throws ParseException, BadJWTException {
        String subject = claims.getSubject();
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw new BadJWTException("sub of " + subject.length() + " characters");
        }
        String authorized = claims.getStringClaim(AUTHORIZED);
        boolean several = claims.getAudience().size() > 1;
        if (several && authorized == null
                || authorized != null && !authorized.equals(provider.settings().clientId())) {
            throw new BadJWTException("azp " + authorized);
        }
    }

    private void requireRecent(JWTClaimsSet claims) throws ParseException, BadJWTException {
        requireIssuedBefore(claims);
        Duration longest = provider.settings().maxAge();
        Date at = claims.getDateClaim(SIGNED_IN_AT);
        if (longest != null
                && (at == null
                        || clock.instant().isAfter(at.toInstant().plus(longest).plus(SKEW)))) {
            throw new BadJWTException("auth_time " + (at == null ? "missing" : at.toInstant()));
        }
    }

    private void requireIssuedBefore(JWTClaimsSet claims) throws BadJWTException {
        if (issued(claims).isAfter(clock.instant().plus(SKEW))) {
            throw new BadJWTException("iat " + issued(claims) + " is still to come");
        }
    }

    private static Instant issued(JWTClaimsSet claims) {
        return claims.getIssueTime().toInstant();
    }

    /** Checks claims by the program's clock. */
    private final class AtOurTime extends DefaultJWTClaimsVerifier<SecurityContext> {

        AtOurTime(JWTClaimsSet exact, Set<String> needed, Set<String> forbidden) {
            super(Set.of(provider.settings().clientId()), exact, needed, forbidden);
            setMaxClockSkew((int) SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
