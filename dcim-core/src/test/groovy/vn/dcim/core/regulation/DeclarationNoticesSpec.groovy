package vn.dcim.core.regulation

import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Role
import vn.dcim.core.notify.RecordingChannel
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** What somebody answers for is told of three weeks before it ends, once, on whichever node. */
class DeclarationNoticesSpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-20T01:00:00Z')
    static final Map<String, Object> PEOPLE = ['dcim.notify.send': false] + ['an', 'binh', 'chi'].collectEntries {
        ["dcim.notify.people.${it}.mail".toString(), "${it}@dc.example".toString()]
    } + ['an': 'head', 'binh': 'administrator', 'chi': 'security-officer'].collectEntries { name, role -> ["dcim.notify.people.${name}.role".toString(), role] }

    @Shared SteppedClock clock = SteppedClock.at(MORNING.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = node()
    @Shared @AutoCleanup ApplicationContext other = node()

    private ApplicationContext node() {
        ApplicationContext.builder().properties(database.properties() + PEOPLE).singletons(clock, new RecordingChannel('mail')).beanDefinitions(LightPasswords.instead()).start()
    }

    def setupSpec() {
        [an: Role.HEAD, binh: Role.ADMINISTRATOR, chi: Role.SECURITY_OFFICER].each { name, role -> context.getBean(Accounts).issue(name, role) }
    }

    def setup() {
        clock.set(MORNING)
        database.clear('notice_delivery', 'notice', 'obligation_declaration_warning', 'obligation_result', 'obligation_declaration')
    }

    private Declaration sign(String kind, String last, String by = 'binh', String obligation = 'BK11-4.3') {
        context.getBean(DeclarationDesk).sign(obligation,
                new DeclarationDesk.Draft(Declaration.Kind.of(kind).get(), 'Đã kiểm tra', null, '5/XN', LocalDate.parse(last)), by)
    }

    private List<String> told() {
        database.rows("SELECT facts FROM notice WHERE kind = 'DECLARATION_ENDS' ORDER BY id")*.facts
    }

    private List<String> accounts() {
        database.rows("SELECT d.account FROM notice_delivery d JOIN notice n ON n.id = d.notice_id WHERE n.kind = 'DECLARATION_ENDS' ORDER BY d.account")*.account
    }

    def "#kind to 15 December is told at #at: #times"() {
        given:
        sign(kind, '2026-12-15')
        clock.set(Instant.parse(at))

        when: "both nodes look, twice"
        def counted = [context, other, context, other]*.getBean(DeclarationNotices)*.look()

        then:
        counted == [times, 0, 0, 0]
        accounts() == (times ? ['an', 'binh', 'chi'] : [])
        told().every { it.contains('"obligation":"BK11-4.3"') && it.contains('"until":"2026-12-15"') && it.contains("\"declaration\":\"$kind\"") }

        where: "the day begins at 17:00 UTC: 22, 21 and 20 days are left, then the last day, and the one after"
        kind             | at                         || times
        'attestation'    | '2026-11-22T17:00:00Z'     || 0
        'attestation'    | '2026-11-23T16:59:59.999Z' || 0
        'attestation'    | '2026-11-23T17:00:00Z'     || 1
        'attestation'    | '2026-11-24T17:00:00Z'     || 1
        'attestation'    | '2026-12-15T16:59:59.999Z' || 1
        'attestation'    | '2026-12-15T17:00:00Z'     || 0
        'exception'      | '2026-11-23T16:59:59.999Z' || 0
        'exception'      | '2026-11-23T17:00:00Z'     || 1
        'not-applicable' | '2026-11-23T17:00:00Z'     || 1
    }

    def "looked at each day from 22 days on, it is told once"() {
        given:
        sign('attestation', '2026-12-15')

        expect:
        (0..23).collect { days ->
            clock.set(Instant.parse('2026-11-22T18:00:00Z').plusSeconds(86_400L * days))
            context.getBean(DeclarationNotices).look()
        } == [0, 1] + [0] * 22
    }

    def "a signer whom a rule tells already gets one letter"() {
        given:
        sign('attestation', '2026-12-15', 'an')
        clock.set(Instant.parse('2026-11-24T18:00:00Z'))

        when:
        context.getBean(DeclarationNotices).look()

        then:
        accounts() == ['an', 'chi']
    }

    def "what was withdrawn, or followed by a longer one of its kind (#last), is not told, but that one in its turn; one of another kind follows nothing"() {
        given:
        def signed = sign('attestation', '2026-12-15')
        if (kind == 'withdrawn') {
            context.getBean(DeclarationDesk).withdraw(signed.id(), 'ký nhầm', 'an')
        } else {
            sign(kind, last)
        }
        clock.set(Instant.parse('2026-11-24T18:00:00Z'))

        expect:
        context.getBean(DeclarationNotices).look() == times

        where:
        kind             | last         || times
        'withdrawn'      | ''           || 0
        'attestation'    | '2026-12-16' || 1
        'attestation'    | '2026-12-17' || 0
        'exception'      | '2027-03-01' || 1
    }

    def "one for less than three weeks is told on the day after"() {
        given:
        sign('exception', '2026-11-25', 'an', 'BK11-14.3-b')

        expect:
        context.getBean(DeclarationNotices).look() == 0

        when:
        clock.set(Instant.parse('2026-11-20T17:00:00Z'))

        then:
        context.getBean(DeclarationNotices).look() == 1
    }
}
