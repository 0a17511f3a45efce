package vn.dcim.core.shift

import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.time.YearMonth
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Role
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Shifts that nobody took, and years without their days off, are told; each once. */
class RosterNoticesSpec extends Specification {

    /** The 20th at the centre, before its first shift. */
    static final String MORNING = '2026-11-19T20:00:00Z'

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared SteppedClock clock = SteppedClock.at(MORNING)
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).beanDefinitions(LightPasswords.instead()).start()
    @Shared List<List<String>> crews = [['a1'], ['b1'], ['c1'], ['d1']]

    def setupSpec() {
        crews.flatten().each { context.getBean(Accounts).issue(it, Role.OPERATOR) }
        context.getBean(RosterDesk).setCrews(crews, 'an')
        context.getBean(RosterDesk).plan(YearMonth.parse('2026-11'), 'three-eights', 'an')
        seen('2026-11-19T20:00:00Z')
    }

    def cleanup() {
        clock.set(Instant.parse(MORNING))
        database.connect().withCloseable { connection ->
            ['DELETE FROM notice', 'DELETE FROM shift_warning', 'DELETE FROM calendar_warning',
             "UPDATE shift_round SET done_at = NULL WHERE due_at > '2026-11-19 23:00'"].each {
                connection.createStatement().execute(it)
            }
        }
    }

    def "BK11-36.3-b: a shift without people is told at #at: #told"() {
        given: "the afternoon of the 20th, from 07:00 UTC"
        def shift = on('2026-11-20T07:00:00Z')
        context.getBean(RosterDesk).assign(shift.id(), [], '', 'an')
        seen('2026-11-19T23:30:00Z')

        when:
        clock.set(Instant.parse(at))
        look()
        look()

        then:
        notices('SHIFT_NOBODY').collect { it.contains('"shift":"Ca chiều 2026-11-20"') } == told

        cleanup:
        clock.set(Instant.parse(MORNING))
        context.getBean(RosterDesk).assign(shift.id(), ['a1'], '', 'an')

        where:
        at                         || told
        '2026-11-20T06:59:59.999Z' || []
        '2026-11-20T07:00:00Z'     || [true]
    }

    def "BK11-36.3-b: a shift of whose people nothing was seen is told at #at: #told; with a sign of them, never"() {
        given: "the morning of the 20th, from 23:00 UTC, handed over within a quarter of an hour"
        if (sign) {
            seen('2026-11-19T23:05:00Z')
        }

        when:
        clock.set(Instant.parse(at))
        look()
        look()

        then:
        notices('SHIFT_NOBODY').size() == told

        where:
        at                         | sign  || told
        '2026-11-19T23:14:59.999Z' | false || 0
        '2026-11-19T23:15:00Z'     | false || 1
        '2026-11-19T23:15:00Z'     | true  || 0
    }

    def "at #at the days off of 2027 are told as missing: #told; and the roster says so to whoever looks ahead"() {
        given:
        clock.set(Instant.parse(at))

        when:
        look()
        look()

        then:
        notices('CALENDAR_MISSING') == told
        context.getBean(Roster).findings(clock.instant(), clock.instant().plusSeconds(60)).findAll { it.kind().code() == 'no-calendar' }*.from() ==
                told.collect { Instant.parse('2026-12-31T17:00:00Z') }

        and: "what is past has no use for it"
        context.getBean(Roster).findings(clock.instant().minusSeconds(60), clock.instant()).every { it.kind().code() != 'no-calendar' }

        where: "the day begins at 17:00 UTC"
        at                         || told
        '2026-11-30T16:59:59.999Z' || []
        '2026-11-30T17:00:00Z'     || ['{"year":"2027"}']
    }

    private Shift on(String begin) {
        context.getBean(Roster).at(Instant.parse(begin)).orElseThrow().shift()
    }

    /** The shift that is on duty then has made its rounds. */
    private void seen(String at) {
        database.connect().withCloseable {
            it.createStatement().execute("UPDATE shift_round SET done_at = due_at WHERE shift_id = ${on(at).id()}")
        }
    }

    private void look() {
        context.getBean(RosterNotices).look()
    }

    private List<String> notices(String kind) {
        database.rows("SELECT facts FROM notice WHERE kind = '$kind' ORDER BY id")*.facts
    }
}
