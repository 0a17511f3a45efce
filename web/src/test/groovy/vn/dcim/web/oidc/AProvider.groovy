package vn.dcim.web.oidc

import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.jwk.JWK
import com.nimbusds.jose.jwk.KeyUse
import com.nimbusds.jose.jwk.RSAKey
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.SignedJWT
import java.time.Instant
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentLinkedDeque
import kotlin.jvm.functions.Function0
import no.nav.security.mock.oauth2.MockOAuth2Server
import no.nav.security.mock.oauth2.OAuth2Config
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse
import no.nav.security.mock.oauth2.http.Route
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback
import no.nav.security.mock.oauth2.token.KeyProvider
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider
import okhttp3.Headers

/** An identity provider on loopback, behind a {@link ProviderGate}; its time is the program's. */
class AProvider implements AutoCloseable {

    static final String REALM = 'tinh'
    static final String CLIENT = 'dcim'
    static final String BASE = 'https://dcim.example.vn'

    Closure<Instant> time = { Instant.now() }
    private final KeyProvider keys = new KeyProvider()
    private final Deque<OAuth2HttpResponse> answers = new ConcurrentLinkedDeque<>()
    final MockOAuth2Server server = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(keys, { time() } as Function0<Instant>)),
            new Route() {
                @Override
                boolean match(OAuth2HttpRequest request) {
                    request.url.encodedPath() == "/$REALM/token" && !answers.empty
                }

                @Override
                OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
                    answers.poll()
                }
            })
    final ProviderGate gate

    private final String host

    /** @param host by which the program and browsers know it; this machine */
    AProvider(String host = '127.0.0.1') {
        this.host = host
        server.start(InetAddress.loopbackAddress, 0)
        gate = new ProviderGate(server.baseUrl().port())
        // why: its first answer, for which it loads itself, takes longer on a busy machine than the program waits
        ['.well-known/openid-configuration', 'jwks'].each { URI.create("http://127.0.0.1:${server.baseUrl().port()}/$REALM/$it").toURL().text }
    }

    String issuer() {
        "http://$host:${gate.port}/$REALM"
    }

    Map<String, Object> settings(Map<String, Object> more = [:]) {
        ['dcim.oidc.issuer'        : issuer(),
         'dcim.oidc.client-id'     : CLIENT,
         'dcim.oidc.client-secret' : 'geheim-geheim-geheim-geheim-geheim-geheim',
         'dcim.oidc.redirect-base' : BASE,
         'dcim.oidc.roles.operator': 'ca-truc',
         'dcim.oidc.roles.administrator': ['Quản trị, toàn bộ', 'admins'],
         'dcim.oidc.keys-every'    : '1ms',
         'dcim.oidc.answer-timeout': '1s',
         'dcim.oidc.connect-timeout': '500ms'] + more
    }

    /** The next who signs in is this one. */
    void person(String subject, Map<String, Object> claims) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(REALM, subject, 'JWT', [CLIENT], claims, 36_000))
    }

    /** The next code is answered so. */
    void answer(int status, String body) {
        answers << new OAuth2HttpResponse(Headers.of('Content-Type', 'application/json'), status, body)
    }

    /** Signs from now on with another key, and shows no other. */
    void rotate() {
        (KeyProvider.getDeclaredField('signingKeys').tap { it.accessible = true }.get(keys) as ConcurrentHashMap<String, JWK>)
                .put(REALM, new RSAKeyGenerator(2048).keyID('another').keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256).generate())
    }

    /** Returns a token with the provider's own signature. */
    String signed(String type, Map<String, Object> claims) {
        def key = keys.signingKey(REALM) as RSAKey
        def header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.keyID)
        if (type) {
            header.type(new JOSEObjectType(type))
        }
        def set = new JWTClaimsSet.Builder()
        claims.each { name, value -> set.claim(name, value) }
        def jwt = new SignedJWT(header.build(), set.build())
        jwt.sign(new RSASSASigner(key))
        jwt.serialize()
    }

    @Override
    void close() {
        gate.close()
        server.shutdown()
    }
}
