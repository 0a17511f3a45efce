package vn.dcim.web.transport

import ch.qos.logback.classic.Level
import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import org.slf4j.LoggerFactory
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.startup.StartupCheck
import vn.dcim.core.startup.StartupRefusal
import vn.dcim.core.startup.StartupSettings
import vn.dcim.core.testing.TestAuthority
import vn.dcim.core.transport.KeyMaterial

class HttpsCheckSpec extends Specification {

    @Shared @TempDir Path folder
    @Shared Instant end
    def before = Locale.getDefault(Locale.Category.DISPLAY)
    def logger = LoggerFactory.getLogger(HttpsCheck) as Logger
    def heard = new ListAppender<ILoggingEvent>()

    def setupSpec() {
        def authority = TestAuthority.in(folder, 'ca')
        authority.issue('site', Duration.ofDays(90), 'dcim.example')
        authority.issue('other', Duration.ofDays(90), 'dcim.example')
        Files.writeString(folder.resolve('broken.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
        end = KeyMaterial.read(folder.resolve('site.pem'), folder.resolve('site.key'), null).notAfter()
    }

    def setup() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH)
        heard.start()
        logger.addAppender(heard)
    }

    def cleanup() {
        logger.detachAppender(heard)
        Locale.setDefault(Locale.Category.DISPLAY, before)
    }

    void check(Map<String, String> settings, Instant now = end - Duration.ofDays(90)) {
        def all = ['dcim.http.tls': 'true', 'dcim.http.host': '0.0.0.0'] + settings
        new HttpsCheck(Clock.fixed(now, ZoneOffset.UTC)).check(new StartupSettings({ Optional.ofNullable(all[it]) }))
    }

    Map<String, String> files(String certificate, String key) {
        ['dcim.http.certificate': "$folder/$certificate", 'dcim.http.private-key': "$folder/$key"].collectEntries { k, v -> [k, v as String] }
    }

    def "it is among the checks of a start"() {
        expect:
        ServiceLoader.load(StartupCheck).any { it instanceof HttpsCheck }
    }

    def "TLS #tls on #host is #what"() {
        when:
        def refusal = refusal { check(['dcim.http.tls': tls, 'dcim.http.host': host]) }

        then:
        (refusal == null) == (said == null)
        said == null || refusal.contains(said)

        where:
        tls     | host        || what      | said
        'on'    | '0.0.0.0'   || 'taken'   | null
        'true'  | '10.0.0.7'  || 'taken'   | null
        'off'   | '127.0.0.1' || 'taken'   | null
        'false' | 'localhost' || 'taken'   | null
        'OFF'   | '::1'       || 'taken'   | null
        'off'   | '0.0.0.0'   || 'refused' | 'dcim.http.host is 0.0.0.0'
        'false' | '10.0.0.7'  || 'refused' | 'dcim.http.host is 10.0.0.7'
        'no'    | '127.0.0.1' || 'refused' | '“no”'
        'offf'  | '127.0.0.1' || 'refused' | '“offf”'
    }

    def "#what is refused in one line with the file"() {
        when:
        def refusal = refusal { check(settings.call(this)) }

        then:
        refusal.contains(said)
        !refusal.contains('\n')

        where:
        what                           | settings                                                                       || said
        'a broken certificate'         | { it.files('broken.pem', 'site.key') }                                         || 'broken.pem is broken'
        'a missing certificate'        | { it.files('none.pem', 'site.key') }                                           || 'none.pem'
        'the key of another'           | { it.files('site.pem', 'other.key') }                                          || 'other.key is not that of'
        'a key without a certificate'  | { ['dcim.http.private-key': 'site.key'] }                                      || 'without dcim.http.certificate'
        'a redirect to no HTTPS'       | { ['dcim.http.tls': 'off', 'dcim.http.host': '127.0.0.1', 'dcim.http.redirect-port': '80'] } || 'there is no HTTPS to lead to'
    }

    def "a certificate #left before its end is taken, with #count warning"() {
        when:
        check(files('site.pem', 'site.key'), end - Duration.parse(left))

        then:
        heard.list.count { it.level == Level.WARN } == count
        count == 0 || heard.list[0].formattedMessage.contains(said) && heard.list[0].formattedMessage.contains('site.pem')

        where:
        left         || count | said
        'PT720H'     || 0     | ''
        'PT719H59M'  || 1     | 'in 29 days'
        'PT1S'       || 1     | 'in 0 days'
        'PT-1S'      || 1     | 'expired on'
        'PT26400H'   || 1     | 'is valid from'
    }

    private static String refusal(Closure<?> action) {
        try {
            action()
            null
        } catch (StartupRefusal e) {
            e.message
        }
    }
}
