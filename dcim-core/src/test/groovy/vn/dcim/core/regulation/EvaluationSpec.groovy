package vn.dcim.core.regulation

import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import java.time.Instant
import java.time.LocalDate

class EvaluationSpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-24T01:00:00Z')
    static final LocalDate TODAY = LocalDate.parse('2026-11-24')

    @Shared SteppedClock clock = SteppedClock.at('2026-11-24T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared Evaluation evaluation = context.getBean(Evaluation)
    @Shared Compliance compliance = context.getBean(Compliance)
    @Shared DeclarationDesk desk = context.getBean(DeclarationDesk)

    def setup() {
        clock.set(MORNING)
        database.clear('obligation_result', 'obligation_facts', 'obligation_declaration')
    }

    Declaration sign(String kind, String last, String obligation = 'BK11-4.3') {
        desk.sign(obligation, new DeclarationDesk.Draft(Declaration.Kind.of(kind).get(), 'Đã kiểm tra', null, '5/XN', LocalDate.parse(last)), 'an')
    }

    int rows() {
        database.connect().withCloseable {
            def found = it.createStatement().executeQuery('SELECT COUNT(*) FROM obligation_result')
            found.next()
            found.getInt(1)
        }
    }

    def "of a centre that nobody wrote anything down of, everything is judged and nothing is met"() {
        when:
        def round = evaluation.evaluate()

        then:
        round.judged() == 230   // 211 + 19
        compliance.all().size() == 230
        compliance.all().findAll { it.state() == State.MET }*.obligation()*.id() == []
        compliance.all().every { it.verdict().reason().key() }
    }

    def "what comes out the same is written once a day"() {
        given:
        evaluation.evaluate()
        int first = rows()

        when:
        clock.set(MORNING.plusSeconds(60))
        evaluation.evaluate()

        then:
        rows() == first

        when: "midnight is 17:00 of UTC"
        clock.set(Instant.parse('2026-11-24T17:00:00Z'))
        evaluation.evaluate()

        then:
        rows() == 2 * first
        compliance.get('BK11-4.3').since() == MORNING
    }

    def "an attestation counts at once, to the end of its last day, and then leaves no evidence"() {
        given:
        evaluation.evaluate()

        when:
        sign('attestation', '2026-11-26')

        then:
        compliance.get('BK11-4.3').state() == State.MET
        compliance.get('BK11-4.3').verdict().deadline() == Instant.parse('2026-11-26T17:00:00Z')

        when:
        clock.set(Instant.parse('2026-11-26T16:59:59Z'))
        evaluation.evaluate()

        then:
        compliance.get('BK11-4.3').state() == State.MET

        when:
        clock.set(Instant.parse('2026-11-26T17:00:00Z'))
        evaluation.evaluate()

        then:
        compliance.get('BK11-4.3').state() == State.NO_EVIDENCE
        compliance.get('BK11-4.3').verdict().reason() == Phrase.of('attestation-ended', '2026-11-26')

        and: "its states stay to be seen, the newest first"
        compliance.states('BK11-4.3')*.state() == [State.NO_EVIDENCE, State.MET, State.NO_EVIDENCE]
    }

    def "a sheet of attestations is signed as a whole or not at all, and counts with the next round"() {
        given:
        def draft = new DeclarationDesk.Draft(Declaration.Kind.ATTESTATION, 'Đã kiểm tra', null, '5/XN', LocalDate.parse('2026-12-31'))
        evaluation.evaluate()

        when: "one of them is what the program decides alone"
        desk.signAll(['BK11-4.3': draft, 'BK11-14.3-b': draft], 'an')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.INVALID_VALUE
        compliance.declarations('BK11-4.3').empty

        when:
        def signed = desk.signAll(['BK11-4.3': draft, 'BK11-4.4': draft], 'an')

        then:
        signed*.obligation() as Set == ['BK11-4.3', 'BK11-4.4'] as Set
        compliance.get('BK11-4.3').state() == State.NO_EVIDENCE

        when:
        evaluation.evaluate()

        then:
        ['BK11-4.3', 'BK11-4.4'].every { compliance.get(it).state() == State.MET }
    }

    def "a declaration that was withdrawn counts no more, and can be withdrawn once"() {
        given:
        def signed = sign('attestation', '2026-12-31')

        when:
        desk.withdraw(signed.id(), 'ký nhầm', 'binh')

        then:
        compliance.get('BK11-4.3').state() == State.NO_EVIDENCE
        compliance.declarations('BK11-4.3')*.withdrawnFor() == ['ký nhầm']

        when:
        desk.withdraw(signed.id(), 'ký nhầm', 'binh')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.ILLEGAL_TRANSITION
    }

    def "#kind of #obligation to #last is refused: #field"() {
        when:
        desk.sign(obligation, new DeclarationDesk.Draft(Declaration.Kind.of(kind).get(), statement, null, paper, LocalDate.parse(last)), 'an')

        then:
        def e = thrown(DcimException)
        e.code() == code
        e.arguments()[0] == field

        where:
        kind             | obligation    | statement | paper  | last         || code                    | field
        'attestation'    | 'BK11-4.3'    | ' '       | '5/XN' | '2026-12-31' || ErrorCode.INVALID_VALUE | 'statement'
        'attestation'    | 'BK11-4.3'    | 'Đủ'      | ' '    | '2026-12-31' || ErrorCode.INVALID_VALUE | 'paper'
        'attestation'    | 'BK11-4.3'    | 'Đủ'      | '5/XN' | '2026-11-23' || ErrorCode.INVALID_VALUE | 'until'
        'attestation'    | 'BK11-4.3'    | 'Đủ'      | '5/XN' | '2031-11-25' || ErrorCode.INVALID_VALUE | 'until'
        'exception'      | 'BK11-11.4-a' | 'Đủ'      | '5/XN' | '2027-11-25' || ErrorCode.INVALID_VALUE | 'until'
        'attestation'    | 'BK11-11.4-a' | 'Đủ'      | '5/XN' | '2026-12-31' || ErrorCode.INVALID_VALUE | 'kind'
        'not-applicable' | 'AG59-10.4'   | 'Đủ'      | '5/XN' | '2026-12-31' || ErrorCode.NOT_FOUND     | 'obligation'
    }

    def "what was judged comes to the same when it is judged again from what was kept"() {
        given: "the plan of the year is missing, which is found as it is wanting"
        evaluation.evaluate()
        clock.set(MORNING.plusSeconds(86_400))
        sign('exception', '2027-01-31', 'BK11-14.3-b')

        expect:
        compliance.all().every { standing ->
            [MORNING, clock.instant()].every { at -> evaluation.repeat(standing.obligation().id(), at).get().same }
        }
        evaluation.repeat('BK11-4.3', MORNING.minusMillis(1)).empty
    }
}
