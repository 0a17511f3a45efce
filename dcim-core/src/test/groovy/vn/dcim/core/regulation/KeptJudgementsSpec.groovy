package vn.dcim.core.regulation

import io.micronaut.context.ApplicationContext
import java.sql.SQLException
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Whoever has the program's own account in the database changes nothing of what was judged, either. */
class KeptJudgementsSpec extends Specification {

    static final String OBLIGATION = 'BK11-4.3'
    static final List<String> TABLES = ['obligation_facts', 'obligation_result', 'obligation_declaration', 'obligation_note']

    @Shared SteppedClock clock = SteppedClock.at('2026-11-24T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared DeclarationDesk desk = context.getBean(DeclarationDesk)
    @Shared Declaration standing
    @Shared Declaration withdrawn

    def setupSpec() {
        context.getBean(Evaluation).evaluate()
        standing = sign()
        withdrawn = sign()
        desk.withdraw(withdrawn.id(), 'ký nhầm', 'binh')
        execute("INSERT INTO obligation_note (obligation, note, written_at, written_by) VALUES ('$OBLIGATION', 'đã xem', NOW(3), 'an')")
    }

    private Declaration sign() {
        desk.sign(OBLIGATION, new DeclarationDesk.Draft(Declaration.Kind.ATTESTATION, 'Đã kiểm tra', null, '5/XN', LocalDate.parse('2026-12-31')), 'an')
    }

    private int execute(String sql) {
        database.connect().withCloseable { it.createStatement().executeUpdate(sql) }
    }

    private List<Object> sums() {
        database.rows("CHECKSUM TABLE ${TABLES.join(', ')}".toString())*.Checksum
    }

    def "nothing is deleted from #table"() {
        given:
        def before = sums()

        when:
        execute("DELETE FROM $table LIMIT 1")

        then:
        def e = thrown(SQLException)
        e.SQLState == '45000'
        e.message.contains('never deleted')
        sums() == before

        where:
        table << TABLES
    }

    def "nothing is changed in #table: #change"() {
        given:
        def before = sums()

        when:
        execute("UPDATE $table SET $change LIMIT 1")

        then:
        def e = thrown(SQLException)
        e.SQLState == '45000'
        e.message.contains('never change')
        sums() == before

        where:
        table              | change
        'obligation_facts'  | "packed = 'x'"
        'obligation_facts'  | 'gathered_at = NOW(3)'
        'obligation_result' | "state = 'MET'"
        'obligation_result' | "verdict = '{}'"
        'obligation_result' | 'facts_id = NULL'
        'obligation_result' | "judged_at = '2020-01-01'"
        'obligation_note'   | "note = 'khác'"
    }

    def "a declaration that stands is not changed, beside being withdrawn or while it is: #change"() {
        given:
        def before = sums()

        when:
        execute("UPDATE obligation_declaration SET $change WHERE id = ${standing.id()}")

        then:
        def e = thrown(SQLException)
        e.SQLState == '45000'
        e.message.contains('never changes')
        sums() == before

        where: "letters that a collation takes for others are others"
        change << ["statement = 'ĐÃ KIỂM TRA'", "statement = 'Da kiem tra'", "obligation = 'BK11-5.1-a'", "kind = 'EXCEPTION'", 'document_id = 1',
                   "paper = '6/XN'", "first_day = '2026-01-01'", "last_day = '2027-12-31'", "signed_by = 'chi'", 'signed_at = NOW(3)',
                   'id = 99', "withdrawn_by = 'chi'", "withdrawn_for = 'nhầm'", 'withdrawn_at = NOW(3)', "withdrawn_at = NOW(3), withdrawn_by = 'chi'"] +
                ["last_day = '2027-12-31'", "statement = 'Da kiem tra'", 'id = 99']
                        .collect { "withdrawn_at = NOW(3), withdrawn_by = 'chi', withdrawn_for = 'nhầm', $it".toString() }
    }

    def "a declaration that was withdrawn stays so: #change"() {
        when:
        execute("UPDATE obligation_declaration SET $change WHERE id = ${withdrawn.id()}")

        then:
        def e = thrown(SQLException)
        e.SQLState == '45000'

        where:
        change << ['withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_for = NULL', "withdrawn_for = 'khác'", "withdrawn_by = 'an'", 'withdrawn_at = NOW(3)']
    }

    def "what the program does itself goes on: judging, signing, withdrawing"() {
        given:
        clock.advance(java.time.Duration.ofDays(1))

        when:
        def round = context.getBean(Evaluation).evaluate()
        def other = sign()
        desk.withdraw(other.id(), 'ký nhầm', 'binh')

        then:
        round.judged() == 230
        database.rows("SELECT withdrawn_by FROM obligation_declaration WHERE id = ${other.id()}")*.withdrawn_by == ['binh']
    }
}
