package vn.dcim.core.regulation.xray

import io.micronaut.context.ApplicationContext
import io.micronaut.transaction.TransactionOperations
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.audit.AuditFilter
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.audit.AuditTrail
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.regulation.Evidence
import vn.dcim.core.regulation.FactsAtHand
import vn.dcim.core.regulation.Offence
import vn.dcim.core.regulation.Phrase
import vn.dcim.core.regulation.Proof
import vn.dcim.core.regulation.Verdict
import vn.dcim.core.account.Role
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.report.ReportJson
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.version.Versions

/** Rounds of the X-ray: what is kept, what goes and comes again, what somebody leaves as it is. */
class XraySpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-25T01:00:00Z')

    /** A rule whose facts a feature sets. */
    static class Spoken implements Evidence<Verdict> {
        Verdict told
        boolean broken

        String name() { 'told' }

        Class<Verdict> type() { Verdict }

        Verdict gather(Instant now) {
            if (broken) {
                throw new IllegalStateException('as the spec wants')
            }
            told
        }
    }

    @Shared SteppedClock clock = SteppedClock.at(MORNING.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared Spoken evidence = new Spoken()
    @Shared XrayRule<Verdict> rule = new ConsistencyRule<>('told', 'told', Role.SHIFT_LEAD,
            { Verdict facts, Instant at -> new XrayRule.Look(facts.offences(), facts.proofs()*.what()) })
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared Xray xray = looking()
    @Shared Xray other = looking()
    @Shared XrayDesk desk = new XrayDesk(xray, context.getBean(XrayAcceptanceRepository), context.getBean(AuditLog), clock)

    /** As a node of its own would: the same database, other facts at hand. */
    private Xray looking() {
        new Xray([rule], new FactsAtHand([evidence], context.getBean(Versions), context.getBean(ReportJson)), context.getBean(XrayFindingRepository),
                context.getBean(XrayAcceptanceRepository), context.getBean(XrayLookRepository), context.getBean(TransactionOperations),
                context.getBean(ReportJson), clock)
    }

    def setup() {
        clock.set(MORNING)
        evidence.broken = false
        tell([:])
        database.connect().withCloseable { connection ->
            connection.createStatement().execute('TRUNCATE TABLE xray_finding')
            connection.createStatement().execute('TRUNCATE TABLE xray_acceptance')
            connection.createStatement().execute('DELETE FROM xray_look')
        }
    }

    private void tell(Map<String, String> things, List<String> missing = []) {
        evidence.told = Verdict.notMet(Phrase.of('wanting', things.size()),
                things.collect { subject, text -> new Offence(subject, "Tên $subject", Phrase.of('xray-no-place', text), '/equipment/1') },
                missing.collect { Proof.of(Phrase.of(it), '') })
    }

    private List<Xray.Line> open() {
        xray.open().findAll { it.finding().rule() == 'told' }
    }

    def "a finding is kept from the round that found it to the one that no longer did, and opens anew"() {
        when:
        tell(['asset:1': 'a', 'asset:2': 'b'])
        def first = xray.look('told')
        clock.set(MORNING.plusSeconds(60))
        def second = xray.look('told')

        then:
        [first.opened(), first.gone(), second.opened(), second.gone()] == [2, 0, 0, 0]
        open()*.finding()*.openedAt() == [MORNING, MORNING]

        when: "one goes"
        clock.set(MORNING.plusSeconds(120))
        tell(['asset:2': 'b'])
        def third = xray.look('told')

        then:
        [third.opened(), third.gone()] == [0, 1]
        open()*.finding()*.subject() == ['asset:2']
        xray.gone()*.finding()*.goneAt() == [MORNING.plusSeconds(120)]

        when: "and comes again"
        clock.set(MORNING.plusSeconds(180))
        tell(['asset:1': 'a', 'asset:2': 'b'])
        xray.look('told')
        def again = open().find { it.finding().subject() == 'asset:1' }.finding()

        then:
        again.openedAt() == MORNING.plusSeconds(180)
        xray.history(again)*.goneAt() == [null, MORNING.plusSeconds(120)]
    }

    def "what is told of a finding may change, and it stays the same one"() {
        given:
        tell(['asset:1': 'a'])
        xray.look('told')
        def id = open().first().finding().id()

        when:
        tell(['asset:1': 'c'])
        xray.look('told')

        then:
        open()*.finding()*.id() == [id]
        open().first().what().arguments() == ['c']
    }

    def "two nodes that look at once open one; what a slower, earlier round found is left alone"() {
        given:
        tell(['asset:1': 'a'])
        clock.set(MORNING.plusSeconds(60))
        xray.look('told')

        when:
        clock.set(MORNING)
        tell([:])
        def late = other.look('told')

        then:
        [late.opened(), late.gone()] == [0, 0]
        open().size() == 1
    }

    def "where facts could not be gathered that is said, and nothing is gone by that"() {
        given:
        tell(['asset:1': 'a'], ['xray-no-doors'])
        xray.look('told')

        expect:
        xray.standings().find { it.rule().name() == 'told' }.missing()*.key() == ['xray-no-doors']

        when:
        evidence.broken = true
        xray.look('told')

        then:
        open().size() == 1
        xray.standings().find { it.rule().name() == 'told' }.missing()*.key() == ['evidence-failed']
    }

    def "one finding is left as it is to a day: in force on the last day, not after it (#day: #accepted)"() {
        given:
        tell(['asset:1': 'a'])
        xray.look('told')

        when:
        desk.accept(open().first().finding().id(), 'chờ vật tư', LocalDate.parse('2026-12-01'), 'an')
        clock.set(Instant.parse(day))

        then:
        open()*.isAccepted() == [accepted]
        context.getBean(AuditTrail).find(new AuditFilter(null, null, 'an', 'xray.accept', '', ''), AuditTrail.Order.NEWEST, 0, 5).entries().first().reason() == 'chờ vật tư'

        where:
        day                        || accepted
        '2026-11-25T01:00:00Z'     || true
        '2026-12-01T16:59:59.999Z' || true
        '2026-12-01T17:00:00Z'     || false
    }

    def "it holds when the finding goes and comes again, until somebody takes it back"() {
        given:
        tell(['asset:1': 'a'])
        xray.look('told')
        desk.accept(open().first().finding().id(), 'chờ vật tư', LocalDate.parse('2026-12-01'), 'an')

        when:
        tell([:])
        xray.look('told')
        tell(['asset:1': 'a'])
        xray.look('told')

        then:
        open()*.isAccepted() == [true]

        when:
        desk.withdraw(open().first().finding().id(), 'vật tư đã về', 'an')

        then:
        open()*.isAccepted() == [false]
        xray.acceptances(open().first().finding())*.withdrawnFor() == ['vật tư đã về']
    }

    def "accepting “#reason” to #until is refused"() {
        given:
        tell(['asset:1': 'a'])
        xray.look('told')

        when:
        desk.accept(open().first().finding().id(), reason, LocalDate.parse(until), 'an')

        then:
        def e = thrown(DcimException)
        [e.code(), e.arguments().first()] == [ErrorCode.INVALID_VALUE, field]

        where: "at most twelve months"
        reason     | until        || field
        ' '        | '2026-12-01' || 'reason'
        'x' * 1001 | '2026-12-01' || 'reason'
        'chờ'      | '2026-11-24' || 'until'
        'chờ'      | '2027-11-26' || 'until'
    }

    def "what is gone, and what is accepted already, is not accepted; what nobody accepted is not taken back"() {
        given:
        tell(['asset:1': 'a', 'asset:2': 'b'])
        xray.look('told')
        def (one, two) = open()*.finding()*.id()
        desk.accept(two, 'chờ', LocalDate.parse('2027-11-25'), 'an')
        tell(['asset:2': 'b'])
        xray.look('told')

        expect:
        [
                { desk.accept(one, 'chờ', LocalDate.parse('2026-12-01'), 'an') },
                { desk.accept(two, 'chờ', LocalDate.parse('2026-12-01'), 'an') },
                { desk.withdraw(one, 'chờ', 'an') }
        ].collect { act ->
            try {
                act()
                null
            } catch (DcimException e) {
                e.code()
            }
        } == [ErrorCode.ILLEGAL_TRANSITION] * 3
    }

    def "on an empty centre every rule looks, finds nothing, and says what it has no data of"() {
        given:
        def xray = context.getBean(Xray)

        when:
        def round = xray.look()

        then:
        xray.open() == []
        round.opened() == 0
        xray.standings().every { it.lookedAt() == MORNING }
        xray.standings().findAll { it.missing()*.key() == ['evidence-failed'] } == []
        xray.standings().findAll { !it.missing().isEmpty() }*.rule()*.name().containsAll(['door-without-cause', 'asset-twins', 'plan-not-approved', 'leaver-acted'])
    }
}
