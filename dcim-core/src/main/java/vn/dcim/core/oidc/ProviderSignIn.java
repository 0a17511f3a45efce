package vn.dcim.core.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.FurtherProof;
import vn.dcim.core.account.Identity;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.SignIn;
import vn.dcim.core.account.SignIn.Refusal;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.oidc.ProviderFault.Kind;

/** Signs people in whom the identity provider recognises: authorization code with PKCE, and what is asked of whoever comes back. */
@Singleton
@Requires(beans = OidcSettings.class)
public class ProviderSignIn {

    /** What whoever was not let in is told; the reason in full is in the audit log. */
    public enum Failure {
        /** Nothing was begun in this browser, or too long ago, or it was finished already. */
        OVER,
        /** The person, or the provider, has said no. */
        DENIED,
        /** The provider does not answer as it should. */
        AWAY,
        /** In no group that has a role here. */
        NO_ROLE,
        /** Another account has the name already. */
        CLASH,
        /** Anything else. */
        REFUSED;

        /** Returns the word of the addresses and bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A browser that is to be sent away.
     *
     * @param cookie secret that binds the way back to it
     */
    public record Departure(URI provider, String cookie) {

        @Override
        public String toString() {
            return "Departure[]";
        }
    }

    /** A browser that has come back, with what it began; good for one {@link #finish}. */
    public static final class Returned {

        private final OidcRequest request;

        private Returned(OidcRequest request) {
            this.request = request;
        }

        /** Returns where to go afterwards, a path of this program. */
        public String wanted() {
            return request.wanted();
        }
    }

    /**
     * How it ended.
     *
     * @param account null for nobody
     * @param isCodeDue whether the code of the account's second factor is still asked for
     * @param proof how the person was recognised, for the audit log
     * @param failure null for somebody
     */
    public record Arrival(
            @Nullable Account account,
            boolean isCodeDue,
            String proof,
            @Nullable Failure failure) {

        private static Arrival failed(Failure failure) {
            return new Arrival(null, false, "", failure);
        }
    }

    private static final int LONGEST_CODE = 4000;
    private static final int LONGEST_DETAIL = 500;
    private static final int SERVER_ERROR = 500;

    private final OidcSettings settings;
    private final Provider provider;
    private final ProviderTokens tokens;
    private final AuthenticationRequests requests;
    private final OidcIdentities identities;
    private final FurtherProof furtherProof;
    private final SignIn signIn;
    private final Sessions sessions;
    private final AuditLog audit;

    ProviderSignIn(
            OidcSettings settings,
            Provider provider,
            ProviderTokens tokens,
            AuthenticationRequests requests,
            OidcIdentities identities,
            FurtherProof furtherProof,
            SignIn signIn,
            Sessions sessions,
            AuditLog audit) {
        this.settings = settings;
        this.provider = provider;
        this.tokens = tokens;
        this.requests = requests;
        this.identities = identities;
        this.furtherProof = furtherProof;
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
    }

    public OidcSettings settings() {
        return settings;
    }

    /**
     * Begins.
     *
     * @param wanted where to go afterwards, a path of this program
     * @param language of the reader, such as {@code vi}
     * @throws ProviderFault where the provider cannot be asked where to
     */
    public Departure begin(String wanted, String language) {
        URI endpoint = provider.metadata().getAuthorizationEndpointURI();
        AuthenticationRequests.Begun begun = requests.open(wanted);
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(settings.scopes().toArray(String[]::new)),
                        new ClientID(settings.clientId()),
                        settings.callback())
                .endpointURI(endpoint)
                .state(new State(begun.state()))
                .nonce(new Nonce(begun.nonce()))
                .codeChallenge(new CodeVerifier(begun.verifier()), CodeChallengeMethod.S256)
                .uiLocales(List.of(tag(language)));
        if (settings.maxAge() != null) {
            request.maxAge(Math.toIntExact(settings.maxAge().toSeconds()));
        }
        if (!settings.strongAcr().isEmpty()) {
            request.acrValues(settings.strongAcr().stream().map(ACR::new).toList());
        }
        return new Departure(request.build().toURI(), begun.browser());
    }

    private static LangTag tag(String language) {
        try {
            return LangTag.parse(language);
        } catch (LangTagException e) {
            throw new IllegalArgumentException(language, e);
        }
    }

    /**
     * Returns what this browser began, once, within ten minutes.
     *
     * @param parameters of the address that the provider has sent it back to
     * @param cookie of the browser; empty for none
     */
    public Optional<Returned> take(Map<String, List<String>> parameters, String cookie) {
        return requests.take(one(parameters, "state"), cookie).map(Returned::new);
    }

    /** Notes that somebody came back to what was not begun there. */
    public void noteOver() {
        refused("", "oidc: " + Failure.OVER.code());
    }

    /** Finds out who has come back. Each refusal is a row of the audit log. */
    public Arrival finish(Returned returned, Map<String, List<String>> parameters, String address) {
        try {
            return arrived(recognised(returned.request, parameters), address);
        } catch (NotTaken e) {
            refused(e.who(), "oidc: " + e);
            return Arrival.failed(e.failure());
        } catch (ProviderFault e) {
            refused("", "oidc: away: " + e.getMessage());
            return Arrival.failed(Failure.AWAY);
        }
    }

    private Arrival arrived(ProviderPerson person, String address) {
        Identity identity = identities.identify(person);
        if (identity.account().isEmpty()) {
            refused(person.name(), identity.refusal().code());
            return Arrival.failed(
                    switch (identity.refusal()) {
                        case NO_GROUP -> Failure.NO_ROLE;
                        case NAME_CLASH -> Failure.CLASH;
                        default -> Failure.REFUSED;
                    });
        }
        Account account = identity.account().get();
        boolean strong = settings.isStrong(person.acr(), person.amr());
        boolean codeIsDue = !strong && furtherProof.isSetUp(account);
        Optional<Refusal> refusal = signIn.recognise(account, codeIsDue, address);
        if (refusal.isPresent()) {
            return Arrival.failed(Failure.REFUSED);
        }
        identities.note(account, person);
        return new Arrival(account, codeIsDue, ("oidc " + person.proof()).strip(), null);
    }

    private ProviderPerson recognised(OidcRequest request, Map<String, List<String>> parameters) {
        OIDCProviderMetadata metadata = provider.metadata();
        requireIssuer(metadata, parameters);
        String error = one(parameters, "error");
        if (!error.isEmpty()) {
            Failure failure = error.equals(OAuth2Error.ACCESS_DENIED.getCode()) ? Failure.DENIED : Failure.REFUSED;
            throw new NotTaken(failure, "error " + error);
        }
        String code = one(parameters, "code");
        if (code.isEmpty() || code.length() > LONGEST_CODE) {
            throw new NotTaken(Failure.REFUSED, "no code");
        }
        OIDCTokens given = exchanged(metadata, new AuthorizationCode(code), new CodeVerifier(request.verifier()));
        if (given.getIDToken() == null) {
            throw new NotTaken(Failure.REFUSED, "no ID token");
        }
        JWTClaimsSet claims = tokens.identity(given.getIDToken(), request.nonce());
        Claims read = new Claims(settings, claims.getClaims());
        boolean askMore = !read.isEnough() && settings.isSafe(metadata.getUserInfoEndpointURI());
        return (askMore
                        ? new Claims(settings, more(metadata.getUserInfoEndpointURI(), given.getAccessToken(), claims))
                        : read)
                .person();
    }

    /** RFC 9207: which provider has sent the browser back, so that none answers for another. */
    private void requireIssuer(OIDCProviderMetadata metadata, Map<String, List<String>> parameters) {
        boolean isTold = parameters.containsKey("iss");
        boolean fits = isTold
                ? one(parameters, "iss").equals(settings.issuer())
                : !metadata.supportsAuthorizationResponseIssuerParam();
        if (!fits) {
            throw new NotTaken(Failure.REFUSED, isTold ? "iss of another" : "no iss");
        }
    }

    private OIDCTokens exchanged(OIDCProviderMetadata metadata, AuthorizationCode code, CodeVerifier verifier) {
        URI endpoint = metadata.getTokenEndpointURI();
        var grant = new AuthorizationCodeGrant(code, settings.callback(), verifier);
        HTTPResponse answer = provider.line()
                .send(new TokenRequest.Builder(endpoint, authentication(metadata), grant)
                        .build()
                        .toHTTPRequest());
        if (answer.getStatusCode() >= SERVER_ERROR) {
            throw provider.line()
                    .note(new ProviderFault(null, Kind.OTHER, endpoint.toString(), "HTTP " + answer.getStatusCode()));
        }
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (response.indicatesSuccess()) {
                return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
            }
            throw refusedBy(endpoint, response.toErrorResponse().getErrorObject());
        } catch (ParseException e) {
            throw provider.line().note(new ProviderFault(e, Kind.OTHER, endpoint.toString(), e.getMessage()));
        }
    }

    private RuntimeException refusedBy(URI endpoint, @Nullable ErrorObject error) {
        if (OAuth2Error.INVALID_GRANT.equals(error)) {
            return new NotTaken(Failure.REFUSED, "invalid_grant");
        }
        String said = error == null || error.getCode() == null ? "" : error.getCode();
        return provider.line().note(new ProviderFault(null, Kind.CLIENT_REFUSED, endpoint.toString(), said));
    }

    private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
        var id = new ClientID(settings.clientId());
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        try {
            var secret = new Secret(settings.clientSecret());
            return methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    ? new ClientSecretBasic(id, secret)
                    : new ClientSecretPost(id, secret);
        } catch (IOException e) {
            throw provider.line()
                    .note(new ProviderFault(
                            e, Kind.UNREADABLE_FILE, String.valueOf(settings.secretFile()), e.toString()));
        }
    }

    /** Asks for what the ID token leaves out; what the token says comes first. */
    private Map<String, Object> more(URI endpoint, AccessToken access, JWTClaimsSet claims) {
        HTTPResponse answer = provider.line().send(new UserInfoRequest(endpoint, access).toHTTPRequest());
        try {
            Map<String, Object> all = new HashMap<>(answer.getBodyAsJSONObject());
            if (!claims.getSubject().equals(all.get("sub"))) {
                throw new NotTaken(Failure.REFUSED, "userinfo of somebody else");
            }
            all.putAll(claims.getClaims());
            return all;
        } catch (ParseException e) {
            throw provider.line()
                    .note(new ProviderFault(e, Kind.OTHER, endpoint.toString(), "HTTP " + answer.getStatusCode()));
        }
    }

    /**
     * Ends all sessions here of whom the provider has signed out.
     *
     * @param token of the provider
     * @return false for one that is none; the reason is in the audit log
     * @throws ProviderFault where its keys cannot be asked for
     */
    public boolean signedOut(String token) {
        try {
            identities
                    .find(tokens.signedOut(token))
                    .ifPresent(
                            account -> sessions.endOthers(account, "", AccountSource.OIDC.code(), "signed out there"));
            return true;
        } catch (NotTaken e) {
            audit.record(AccountSource.OIDC.code(), "session.end-refused", "", "", "", cut(e.toString()));
            return false;
        }
    }

    /** Returns where a person signs out of the provider itself; empty where it has no such address, or cannot be asked now. */
    public Optional<URI> signOutThere(String backTo) {
        try {
            URI endpoint = provider.metadata().getEndSessionEndpointURI();
            return settings.isSafe(endpoint)
                    ? Optional.of(new LogoutRequest(
                                    endpoint,
                                    null,
                                    null,
                                    new ClientID(settings.clientId()),
                                    settings.below(backTo),
                                    null,
                                    null)
                            .toURI())
                    : Optional.empty();
        } catch (ProviderFault e) {
            // why: noted already; who has signed out here can do nothing about it
            return Optional.empty();
        }
    }

    private void refused(String who, String detail) {
        audit.record(who.isEmpty() ? AccountSource.OIDC.code() : who, "sign-in.refused", "", "", "", cut(detail));
    }

    /** Returns the value of a parameter that is there once; empty otherwise. */
    private static String one(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? values.getFirst() : "";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }
}
