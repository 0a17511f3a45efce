package vn.dcim.core.oidc

import io.micronaut.core.value.MapPropertyResolver
import java.time.Duration
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.startup.StartupRefusal

class OidcSettingsSpec extends Specification {

    static final Map<String, Object> SOUND = [
            'dcim.oidc.issuer'         : 'https://id.example.vn/realms/tinh',
            'dcim.oidc.client-id'      : 'dcim',
            'dcim.oidc.client-secret'  : 'geheim',
            'dcim.oidc.redirect-base'  : 'https://dcim.example.vn',
            'dcim.oidc.roles.operator' : 'ca-truc, ca-dem',
            'dcim.oidc.roles.administrator': 'admins']

    static OidcSettings settings(Map<String, Object> more = [:]) {
        OidcSettings.of(new MapPropertyResolver((SOUND + more).findAll { it.value != null }))
    }

    def "what is not said is as usual; the strongest role stands first"() {
        expect:
        with(settings()) {
            scopes() == ['openid', 'profile', 'email']
            claim(OidcClaim.ACCOUNT) == 'preferred_username'
            roles() == [new GroupRole(Role.ADMINISTRATOR, 'admins'), new GroupRole(Role.OPERATOR, 'ca-truc'), new GroupRole(Role.OPERATOR, 'ca-dem')]
            !isStrong('', []) && !isStrong('gold', ['mfa'])
            maxAge() == null
            connectTimeout() == Duration.ofSeconds(3)
            answerTimeout() == Duration.ofSeconds(5)
            callback().toString() == 'https://dcim.example.vn/sign-in/oidc/callback'
            !toString().contains('geheim')
        }
    }

    def "#setting #value keeps the program from starting, in words that name it"() {
        when:
        settings([("dcim.oidc.$setting" as String): value])

        then:
        def e = thrown(StartupRefusal)
        e.message.contains(named)

        where:
        setting          | value                          || named
        'issuer'         | 'id.example.vn'                || 'dcim.oidc.issuer'
        'issuer'         | 'http://id.example.vn'         || 'http://id.example.vn'
        'issuer'         | 'https://a:b@id.example.vn'    || 'dcim.oidc.issuer'
        'issuer'         | 'https://id.example.vn/?x'     || 'dcim.oidc.issuer'
        'issuer'         | 'https://id example.vn'        || 'dcim.oidc.issuer'
        'client-id'      | null                           || 'dcim.oidc.client-id'
        'client-secret'  | null                           || 'dcim.oidc.client-secret-file'
        'client-secret-file' | '/no/such/file'            || '/no/such/file'
        'redirect-base'  | 'https://dcim.example.vn/'     || 'dcim.oidc.redirect-base'
        'redirect-base'  | 'http://dcim.example.vn'       || 'dcim.oidc.redirect-base'
        'scopes'         | 'profile'                      || 'openid'
        'claims.nam'     | 'x'                            || 'nam'
        'roles.boss'     | 'x'                            || 'boss'
        'ca-file'        | '/no/such/file'                || 'dcim.oidc.ca-file'
    }

    def "without a group nobody could sign in, so the program says so"() {
        when:
        settings(['dcim.oidc.roles.operator': null, 'dcim.oidc.roles.administrator': ' , '])

        then:
        thrown(StartupRefusal)
    }

    def "the provider is asked at #address: #safe, where the issuer is #issuer"() {
        expect:
        settings(['dcim.oidc.issuer': issuer]).isSafe(address == null ? null : URI.create(address)) == safe

        where:
        issuer                   | address                              || safe
        'https://id.example.vn'  | 'https://id.example.vn/token'        || true
        'https://id.example.vn'  | 'https://login.example.vn/token'     || true
        'https://id.example.vn'  | 'http://id.example.vn/token'         || false
        'https://id.example.vn'  | 'http://127.0.0.1/token'             || false
        'https://id.example.vn'  | 'file:///etc/passwd'                 || false
        'https://id.example.vn'  | 'https://a:b@id.example.vn/token'    || false
        'https://id.example.vn'  | null                                 || false
        'http://localhost:8080'  | 'http://127.0.0.1:8080/token'        || true
        'http://localhost:8080'  | 'http://169.254.169.254/token'       || false
    }

    def "groups and facts are read where the settings say: #claim of #claims is #person"() {
        given:
        def read = new Claims(settings(['dcim.oidc.claims.groups': claim]), [sub: 's'] + claims).person()

        expect:
        [read.knowsGroups(), read.role().orElse(null)] == person

        where:
        claim                | claims                                            || person
        'groups'             | [groups: ['admins', 'ca-truc']]                   || [true, Role.ADMINISTRATOR]
        'groups'             | [groups: 'ca-truc']                               || [true, Role.OPERATOR]
        'groups'             | [groups: []]                                      || [true, null]
        'groups'             | [groups: [1, ['admins']]]                         || [true, null]
        'groups'             | [:]                                               || [false, null]
        'realm_access.roles' | [realm_access: [roles: ['ca-dem']]]               || [true, Role.OPERATOR]
        'realm_access.roles' | [realm_access: 'x']                               || [false, null]
        'https://x.vn/roles' | ['https://x.vn/roles': ['ca-dem']]                || [true, Role.OPERATOR]
    }

    def "what a claim says is one line of a bounded length"() {
        expect:
        with(new Claims(settings(), [sub: 's', preferred_username: 'a' * 200, name: 'Lan\n\tTrần', department: 'P' * 300, phone_number: 84912345678]).person()) {
            name().length() == 100
            person().fullName() == 'Lan Trần'
            person().unit().length() == 200
            person().phone() == '84912345678'
        }
    }
}
