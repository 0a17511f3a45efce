package vn.dcim.core.regulation

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.notify.RecordingChannel
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Who is told of a finding that waits for too long, on whichever node, once for each step. */
class EscalationNoticesSpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-21T08:00:00Z')
    static final Map<String, String> ROLES = [an: 'head', binh: 'shift-lead', chi: 'security-officer', dung: 'operator', ha: 'administrator']
    static final Map<String, Object> PEOPLE = ['dcim.notify.send': false] + ROLES.keySet().collectEntries {
        ["dcim.notify.people.${it}.mail".toString(), "${it}@dc.example".toString()]
    } + ROLES.collectEntries { name, role -> ["dcim.notify.people.${name}.role".toString(), role] }
    /** Not met where there is no plan of the year; the operator answers for it. */
    static final String BROKEN = 'BK11-14.3-b'

    @Shared SteppedClock clock = SteppedClock.at(MORNING.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = node()
    @Shared @AutoCleanup ApplicationContext other = node()

    private ApplicationContext node() {
        ApplicationContext.builder().properties(database.properties() + PEOPLE).singletons(clock, new RecordingChannel('mail')).start()
    }

    def setupSpec() {
        ROLES.each { name, role -> context.getBean(Accounts).issue(name, Role.of(role).get()) }
    }

    def setup() {
        clock.set(MORNING)
        database.clear('finding_told', 'finding_owner', 'obligation_result', 'obligation_declaration')
        // why: what was planned of a notice is known by its number, which is not to come again
        database.connect().withCloseable { connection ->
            ['notice_delivery', 'notice'].each { connection.createStatement().execute("DELETE FROM $it") }
        }
        context.getBean(Evaluation).evaluate(BROKEN)
    }

    private void after(String time) {
        clock.set(MORNING + Duration.parse(time))
        // why: whoever does not come for thirty days is suspended, and is told of nothing
        database.connect().withCloseable { connection ->
            connection.prepareStatement('UPDATE account SET last_used_at = ?').withCloseable {
                it.setObject(1, java.time.LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC))
                it.executeUpdate()
            }
        }
    }

    private int look(ApplicationContext node = context) {
        node.getBean(EscalationNotices).look()
    }

    private List<String> accounts(String kind) {
        database.rows("SELECT DISTINCT d.account FROM notice_delivery d JOIN notice n ON n.id = d.notice_id WHERE n.kind = '$kind' ORDER BY d.account".toString())*.account
    }

    private List<String> facts(String kind) {
        database.rows("SELECT DISTINCT facts FROM notice WHERE kind = '$kind'".toString())*.facts
    }

    def "after #time the lead is told: #lead, the head: #head; nobody twice, on either node"() {
        given:
        after(time)

        expect:
        [context, other, context, other].collect { look(it) } == [lead || head ? 1 : 0, 0, 0, 0]
        accounts('FINDINGS_LEAD') == (lead ? ['binh', 'chi'] : [])
        accounts('FINDINGS_HEAD') == (head ? ['an', 'binh'] : [])

        where: "seven and thirty days; who was told of neither is told of the higher one alone"
        time                || lead  | head
        'PT167H59M59.999S'  || false | false
        'PT168H'            || true  | false
        'PT719H59M59.999S'  || true  | false
        'PT720H'            || false | true
    }

    def "one that waits on is told at each step once, also after a restart"() {
        when:
        after('P7D')
        def lead = look()
        after('P29D')
        def between = look()
        def restarted = node()
        def again = look(restarted)
        after('P30D')
        def head = look(restarted)
        restarted.close()

        then:
        [lead, between, again, head] == [1, 0, 0, 1]
        facts('FINDINGS_LEAD').every { it.contains(BROKEN) && it.contains("/compliance/$BROKEN") }
    }

    def "who took it over is told instead of the role, until it goes and comes again"() {
        given:
        context.getBean(FindingOwners).take(BROKEN, 'dung')
        after('P7D')

        when:
        look()

        then: "the rule names lead and security officer anyway"
        accounts('FINDINGS_LEAD') == ['binh', 'chi', 'dung']
    }

    def "of what somebody has signed an exception nobody is told"() {
        given:
        context.getBean(DeclarationDesk).sign(BROKEN, new DeclarationDesk.Draft(Declaration.Kind.EXCEPTION, 'chờ', null, '5/XN', LocalDate.parse('2027-03-01')), 'an')
        after('P30D')

        expect:
        look() == 0
    }

    def "taking over is noted once for each person, and of what is not open refused"() {
        given:
        def owners = context.getBean(FindingOwners)
        owners.take(BROKEN, 'dung')

        when:
        owners.take(BROKEN, 'dung')

        then:
        thrown(vn.dcim.core.error.DcimException)

        when:
        owners.take('BK11-4.3', 'dung')

        then:
        thrown(vn.dcim.core.error.DcimException)

        when: "another person may"
        owners.take(BROKEN, 'binh')

        then:
        owners.of(context.getBean(OpenFindings).get(BROKEN)).get().account() == 'binh'
    }
}
