package vn.dcim.core.directory

import com.unboundid.ldap.sdk.ResultCode
import io.micronaut.core.value.MapPropertyResolver
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.account.Role
import vn.dcim.core.startup.StartupRefusal
import vn.dcim.core.testing.TestAuthority
import vn.dcim.core.testing.TestDirectory
import vn.dcim.core.transport.Judgement

/** The line to the directory: whom it trusts, what it says when it does not stand, and slapd at its other end. */
class DirectoryLineSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-11-21T00:00:00Z')

    @Shared @TempDir Path folder
    @Shared @AutoCleanup TestDirectory directory
    @Shared @AutoCleanup ServerSocket silent = new ServerSocket(0, 8, InetAddress.loopbackAddress)

    def setupSpec() {
        directory = new TestDirectory(folder, false)
        directory.group('dcim-operators')
        TestAuthority.in(folder, 'stranger')
    }

    Map<String, Object> settings(Map more = [:]) {
        directory.settings([operator: ['dcim-operators']]) + more.collectEntries { key, value -> ["dcim.directory.$key" as String, value] }
    }

    Directory directory(Map more, boolean exempted = false) {
        new Directory(DirectorySettings.of(new MapPropertyResolver(settings(more).findAll { it.value != null })), { exempted }, Clock.systemUTC())
    }


    def "#what is #kind, and is told within the limit"() {
        given:
        def asked = directory(more.call())
        def begin = System.nanoTime()

        when:
        asked.open().withCloseable {
            it.requireBase()
            it.members(asked.settings().roles()[0].group())
        }

        then:
        def fault = thrown(DirectoryFault)
        fault.kind().code() == kind
        fault.subject().contains(about)
        Duration.ofNanos(System.nanoTime() - begin) < Duration.ofSeconds(3)

        where:
        what                                   | kind              | about               | more
        'a stranger\'s certificate'            | 'untrusted'       | 'ldaps://127.0.0.1' | { ['ca-file': folder.resolve('stranger.pem').toString()] }
        'a stranger\'s certificate by StartTLS'| 'untrusted'       | 'ldap://127.0.0.1'  | { [url: directory.ldap(), 'ca-file': folder.resolve('stranger.pem').toString()] }
        'a certificate of another host'        | 'untrusted'       | 'ldaps://localhost' | { [url: directory.ldaps().replace('127.0.0.1', 'localhost')] }
        'another host\'s by StartTLS'          | 'untrusted'       | 'ldap://localhost'  | { [url: directory.ldap().replace('127.0.0.1', 'localhost')] }
        'one who says nothing'                 | 'no-answer'       | 'ldaps://127.0.0.1' | { silence('ldaps') }
        'one who says nothing to StartTLS'     | 'no-answer'       | 'ldap://127.0.0.1'  | { silence('ldap') }
        'one who says nothing after StartTLS'  | 'no-answer'       | 'ldap://127.0.0.1'  | { consent() }
        'nobody'                               | 'unreachable'     | 'ldaps://127.0.0.1' | { [url: 'ldaps://127.0.0.1:1'] }
        'a host that is not'                   | 'unreachable'     | 'ldaps://no.such'   | { [url: 'ldaps://no.such.host.invalid'] }
        'clear text to elsewhere'              | 'clear-text'      | '192.0.2.1'         | { [url: 'ldap://192.0.2.1', security: 'none'] }
        'a wrong password of the searcher'     | 'bind-refused'    | 'cn=dcim'           | { [password: 'wrong'] }
        'a base that is not'                   | 'base-missing'    | 'dc=elsewhere'      | { [base: 'ou=none,dc=elsewhere'] }
        'a group that is not'                  | 'group-missing'   | 'cn=nobody'         | { ['roles.operator': ['cn=nobody,ou=groups,dc=example,dc=vn']] }
    }

    /** Somebody who agrees to StartTLS and then says nothing (RFC 4511, 4.14). */
    private Map consent() {
        def server = new ServerSocket(0, 1, InetAddress.loopbackAddress)
        Thread.startDaemon {
            def socket = server.accept()
            socket.inputStream.readNBytes(10)
            socket.outputStream.write('300c02010178070a010004000400'.decodeHex())
            server.close()
            // why: a socket that nobody holds any more is closed by its cleaner, and that is another answer than silence.
            while (socket.inputStream.read() >= 0) {}
            socket.close()
        }
        silence('ldap') + [url: "ldap://127.0.0.1:$server.localPort" as String]
    }

    private Map silence(String scheme) {
        [url: "$scheme://127.0.0.1:$silent.localPort" as String, 'connect-timeout': '400ms', 'answer-timeout': '400ms']
    }

    def "the password of the searcher is read anew each time"() {
        given:
        def file = Files.writeString(folder.resolve('password'), TestDirectory.SEARCHERS_PASSWORD + '\n')
        def asked = directory(['password-file': file.toString()])
        asked.open().close()

        when:
        Files.delete(file)
        asked.open()

        then:
        def fault = thrown(DirectoryFault)
        [fault.kind(), fault.subject()] == [DirectoryFault.Kind.UNREADABLE_FILE, file.toString()]
    }

    def "the next server is asked where one does not answer"() {
        expect:
        directory([url: "ldaps://127.0.0.1:1, ${directory.ldaps()}" as String]).open().withCloseable { it.find('nobody', NOW) } == []
    }

    def "clear text to elsewhere is tried while an exception runs: #exempted"() {
        when:
        directory([url: 'ldap://no.such.host.invalid', security: 'none'], exempted).open()

        then:
        def fault = thrown(DirectoryFault)
        fault.kind() == kind

        where:
        exempted || kind
        false    || DirectoryFault.Kind.CLEAR_TEXT
        true     || DirectoryFault.Kind.UNREACHABLE
    }

    def "clear text within this machine is borne with, and told on the page of paths"() {
        given:
        def asked = directory([url: directory.ldap(), security: 'none'])

        when:
        asked.open().close()

        then:
        new DirectoryWatch(asked, Clock.systemUTC()).paths()[0].with { [it.key(), it.protocol(), it.judgement().verdict()] } ==
                ['directory', 'LDAP', Judgement.Verdict.LOCAL]
    }

    def "the settings with #what do not start the program"() {
        when:
        DirectorySettings.of(new MapPropertyResolver(settings(wrong).findAll { it.value != null }))

        then:
        def refusal = thrown(StartupRefusal)
        refusal.message.contains(named)

        where:
        what                      | wrong                                                 || named
        'an address of the web'   | [url: 'https://ad.example.vn']                        || 'https://ad.example.vn'
        'two kinds of address'    | [url: 'ldaps://a,ldap://b']                           || 'ldaps://a,ldap://b'
        'no address'              | [url: 'ad.example.vn']                                || 'ad.example.vn'
        'another security'        | [url: 'ldap://a', security: 'maybe']                  || 'dcim.directory.security'
        'another kind'            | [kind: 'novell']                                      || 'novell'
        'no searcher'             | ['bind-dn': null]                                     || 'dcim.directory.bind-dn'
        'no password'             | [password: null]                                      || 'dcim.directory.password-file'
        'a lost password'         | ['password-file': '/no/such/file']                    || '/no/such/file'
        'a lost authority'        | ['ca-file': '/no/such/ca.pem']                        || '/no/such/ca.pem'
        'no base'                 | [base: '']                                            || 'dcim.directory.base'
        'half a base'             | [base: 'dc=example,vn']                               || 'dc=example,vn'
        'half a filter'           | ['user-filter': '(uid={name}']                        || '(uid={name}'
        'a filter without a name' | ['user-filter': '(uid=*)']                            || '(uid=*)'
        'a role that is not'      | ['roles.boss': 'cn=bosses,dc=example,dc=vn']          || 'boss'
        'no role'                 | ['roles.operator': null]                              || 'dcim.directory.roles'
        'half a group'            | ['roles.operator': 'bosses']                          || 'dcim.directory.roles.operator'
        'an unknown attribute'    | ['attributes.nick': 'nick']                           || 'nick'
    }

    def "groups of a role are a list, or names with semicolons between, and the strongest role stands first"() {
        expect:
        DirectorySettings.of(new MapPropertyResolver(settings(['roles.auditor': 'cn=a,dc=x;cn=b,dc=x', 'roles.administrator': ['cn=c,dc=x']])))
                .roles().collect { [it.role(), it.group().toString().take(4)] } ==
                [[Role.ADMINISTRATOR, 'cn=c'], [Role.OPERATOR, 'cn=d'], [Role.AUDITOR, 'cn=a'], [Role.AUDITOR, 'cn=b']]
    }

    def "Debian's slapd: StartTLS with AES-256, a person with a group, one without, right and wrong passwords"() {
        given:
        def certificates = Files.createDirectory(folder.resolve('slapd-files'))
        TestAuthority.in(certificates, 'directory-ca').issue('directory', Duration.ofDays(90), '127.0.0.1')
        def slapd = new DebianSlapd(certificates)
        def asked = directory([url: slapd.url(), 'ca-file': certificates.resolve('directory-ca.pem').toString()])

        when:
        def found = asked.open().withCloseable { line ->
            ['hoa', 'HOA', 'mai', 'nobody', '*', '*)(uid=*'].collect { line.find(it, NOW)[0]?.with { [it.name(), it.presence(), it.role().orElse(null)] } }
        }

        then:
        found == [['hoa', Presence.PRESENT, Role.OPERATOR], ['hoa', Presence.PRESENT, Role.OPERATOR], ['mai', Presence.NO_GROUP, null], null, null, null]
        asked.last().get().with { Judgement.tls(it.protocol(), it.cipher()).verdict() } == Judgement.Verdict.MEETS
        binds(asked, 'of Hoa') == ResultCode.SUCCESS
        binds(asked, 'wrong') == ResultCode.INVALID_CREDENTIALS
        asked.open().withCloseable { it.members(asked.settings().roles()[0].group()) } == 1

        cleanup:
        slapd?.close()
    }

    private static ResultCode binds(Directory asked, String password) {
        asked.openForPassword().withCloseable { it.bind("uid=hoa,ou=people,${TestDirectory.BASE}", password, new StringBuilder()) }
    }
}
