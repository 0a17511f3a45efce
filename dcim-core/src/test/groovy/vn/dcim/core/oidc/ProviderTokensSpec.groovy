package vn.dcim.core.oidc

import com.nimbusds.jose.JOSEObjectType
import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.crypto.ECDSASigner
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.jwk.Curve
import com.nimbusds.jose.jwk.JWKSet
import com.nimbusds.jose.jwk.gen.ECKeyGenerator
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.SignedJWT
import com.sun.net.httpserver.HttpServer
import groovy.json.JsonOutput
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.testing.SteppedClock

/** What a provider says of itself and signs, without the program around. */
class ProviderTokensSpec extends Specification {

    @Shared rsa = new RSAKeyGenerator(2048).keyID('r').generate()
    @Shared ec = new ECKeyGenerator(Curve.P_256).keyID('e').generate()
    @Shared HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T08:00:00Z')
    @Shared String issuer = "http://127.0.0.1:${http.address.port}"
    Map<String, String> metadata
    int status = 200

    def setupSpec() {
        http.start()
    }

    def cleanupSpec() {
        http.stop(0)
    }

    def setup() {
        metadata = [issuer: issuer, authorization_endpoint: "$issuer/auth", token_endpoint: "$issuer/token", jwks_uri: "$issuer/jwks",
                    subject_types_supported: ['public']] as Map
        answer('/.well-known/openid-configuration') { JsonOutput.toJson(metadata) }
        answer('/jwks') { new JWKSet([rsa.toPublicJWK(), ec.toPublicJWK()]).toString() }
    }

    def cleanup() {
        http.removeContext('/.well-known/openid-configuration')
        http.removeContext('/jwks')
    }

    void answer(String path, Closure<String> body) {
        http.createContext(path) { exchange ->
            def bytes = body().bytes
            exchange.responseHeaders.set('Content-Type', 'application/json')
            exchange.responseHeaders.set('Location', "$issuer/jwks")
            exchange.sendResponseHeaders(status, bytes.length)
            exchange.responseBody.withCloseable { it.write(bytes) }
        }
    }

    Provider provider(Map<String, Object> more = [:]) {
        def settings = OidcSettingsSpec.settings(['dcim.oidc.issuer': issuer, 'dcim.oidc.answer-timeout': '5s'] + more)
        new Provider(settings, new ProviderLine(settings, clock), clock)
    }

    SignedJWT token(JWSAlgorithm algorithm, Map<String, Object> more = [:]) {
        def isRsa = JWSAlgorithm.Family.RSA.contains(algorithm)
        def claims = new JWTClaimsSet.Builder().issuer(issuer).subject('s').audience('dcim').claim('nonce', 'n')
                .issueTime(Date.from(clock.instant())).expirationTime(Date.from(clock.instant().plusSeconds(60)))
        more.each { name, value -> claims.claim(name, value) }
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(isRsa ? 'r' : 'e').type(JOSEObjectType.JWT).build(), claims.build())
                .tap { sign(isRsa ? new RSASSASigner(rsa) : new ECDSASigner(ec)) }
    }

    def "a token signed by #algorithm gives #expected"() {
        when:
        def subject = outcome { new ProviderTokens(provider(), clock).identity(token(algorithm), 'n').subject }

        then:
        subject == expected

        where:
        algorithm          || expected
        JWSAlgorithm.RS256 || 's'
        JWSAlgorithm.PS256 || 's'
        JWSAlgorithm.ES256 || 's'
        JWSAlgorithm.RS512 || 'refused'
    }

    static String outcome(Closure<String> act) {
        try {
            act()
        } catch (NotTaken ignored) {
            'refused'
        } catch (ProviderFault e) {
            e.kind().code()
        }
    }

    def "whoever signed in there #ago s ago is #expected where an hour is the most"() {
        given:
        def told = ago == null ? [:] : [auth_time: Date.from(clock.instant().minusSeconds(ago))]

        expect: "3,600 s, and 30 s for clocks that differ"
        outcome { new ProviderTokens(provider('dcim.oidc.max-age': '1h'), clock).identity(token(JWSAlgorithm.RS256, told), 'n').subject } == expected

        where:
        ago  || expected
        3629 || 's'
        3630 || 's'
        3631 || 'refused'
        null || 'refused'
    }

    def "a subject of #length characters is #expected"() {
        expect:
        outcome { new ProviderTokens(provider(), clock).identity(token(JWSAlgorithm.RS256, [sub: 'x' * length]), 'n').subject.length() as String } == expected

        where:
        length || expected
        255    || '255'
        256    || 'refused'
    }

    def "a provider is not asked further that #what"() {
        given:
        metadata.putAll(told)
        status = answered

        expect:
        outcome { provider().metadata().issuer.value } == fault

        where:
        what                               | told                                               | answered || fault
        'calls itself otherwise'           | [issuer: 'https://evil.example']                   | 200      || 'other-issuer'
        'names an address in the clear'    | [token_endpoint: 'http://10.0.0.1/token']          | 200      || 'unsafe-address'
        'names the cloud that it runs in'  | [jwks_uri: 'http://169.254.169.254/latest']        | 200      || 'unsafe-address'
        'names a file'                     | [jwks_uri: 'file:///etc/passwd']                   | 200      || 'unsafe-address'
        'leads elsewhere'                  | [:]                                                | 302      || 'other'
        'fails'                            | [:]                                                | 500      || 'other'
        'says nothing'                     | [token_endpoint: null]                             | 200      || 'unsafe-address'
    }
}
