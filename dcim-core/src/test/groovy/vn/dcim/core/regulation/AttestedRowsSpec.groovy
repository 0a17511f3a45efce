package vn.dcim.core.regulation

import java.time.LocalDate
import spock.lang.Shared
import spock.lang.Specification

/** What no data can tell is judged by a person's word alone: none, one that runs, one that ended. */
class AttestedRowsSpec extends Specification {

    static final LocalDate LAST = LocalDate.parse('2027-01-31')
    static final List<String> ROWS = ['BK11-4.3', 'BK11-4.4', 'BK11-9.2', 'BK11-15.1.d-b', 'BK11-19.2', 'BK11-29.2.d', 'BK11-30.1.a', 'BK11-30.8.e',
                                      'BK11-32.1', 'BK11-37.3-a', 'BK22-5.1.a', 'HY05-10.1']

    @Shared Catalogue catalogue = Catalogue.load(null, 'bac-kan')

    static Judged.Said word(Declaration.Kind kind = Declaration.Kind.ATTESTATION) {
        new Judged.Said(1, kind, 'Đã kiểm tra', '12/BB', LocalDate.parse('2026-02-01'), LAST, 'huong')
    }

    def "#id is judged by a person alone, and tells rule, breach, mend and who answers for it"() {
        given:
        def row = catalogue.find(id).get()

        expect:
        row.automation() == Automation.MANUAL
        row.judging() == Automation.MANUAL
        row.checkName().empty
        [row.rule(), row.breach(), row.mend()].every { it.vi().length() > 10 && it.en().length() > 10 }
        !row.responsible().empty
        row.responsible().every { !it.empty }

        and: "its word is proven on a day, and never without a word"
        Judged.of(row.judging(), null, said, LocalDate.parse(day)).verdict().with { [it.state(), it.reason().key()] } == [state, reason]

        where:
        [id, [said, day, state, reason]] << [ROWS, [
                [[], '2026-11-24', State.NO_EVIDENCE, 'attestation-missing'],
                [[word()], '2026-01-31', State.NO_EVIDENCE, 'attestation-missing'],
                [[word()], '2026-02-01', State.MET, 'attested'],
                [[word()], '2027-01-31', State.MET, 'attested'],
                [[word()], '2027-02-01', State.NO_EVIDENCE, 'attestation-ended'],   // the certificate ended, and the line is not shown as met
                [[word(Declaration.Kind.EXCEPTION)], '2026-11-24', State.NO_EVIDENCE, 'attestation-missing']]].combinations()
    }

    def "these are all rows that a person judges alone, but those that others hold"() {
        expect:
        catalogue.texts()*.obligations().flatten().findAll { it.automation() == Automation.MANUAL }*.id() as Set == ROWS as Set
    }
}
