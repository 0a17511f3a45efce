package vn.dcim.core.regulation.check

import io.micronaut.context.ApplicationContext
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Population
import vn.dcim.core.foreign.ForeignSystems
import vn.dcim.core.foreign.SystemKind
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.software.SoftwareBatches
import vn.dcim.core.software.TitleField
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** What was entered at the desks is what is judged. */
class AnswersEvidenceSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-11-24T01:00:00Z')

    @Shared SteppedClock clock = SteppedClock.at(NOW.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()

    List<Answers.Answer> of(Class evidence, String obligation) {
        context.getBean(evidence).gather(NOW).all().findAll { it.obligation() == obligation }
    }

    def "BK11-11.3-a: an empty register proves nothing, a data set without class is wanting"() {
        expect:
        of(RegisterEvidence, 'BK11-11.3-a')*.isProven() == [false]

        when:
        def register = context.getBean(Registers).get('data-sets')
        def outcome = context.getBean(RegisterDesk).add(register, [(register.name()): 'CSDL một cửa'], 'an')

        then:
        outcome.faults() == []
        of(RegisterEvidence, 'BK11-11.3-a')*.isProven() == [true]
        of(RegisterEvidence, 'BK11-11.3-a').collectMany { it.offences() }*.name().unique() == ['CSDL một cửa']
    }

    def "BK11-16.3-b: a system whose list was never imported proves nothing"() {
        expect:
        of(ForeignAccountEvidence, 'BK11-16.3-b') == []

        when:
        context.getBean(ForeignSystems).declare('VPN', SystemKind.VPN, 'Phòng CNTT', Population.USERS, 30, 'an')

        then:
        of(ForeignAccountEvidence, 'BK11-16.3-b')*.isProven() == [false]
    }

    def "BK11-10.1: a title without value and place of keeping is wanting"() {
        expect:
        of(SoftwareEvidence, 'BK11-10.1')*.isProven() == [false]

        when:
        context.getBean(SoftwareBatches).take([new SoftwareBatches.Whole(
                [(TitleField.NAME): 'Zabbix', (TitleField.KIND): 'database', (TitleField.GROUND): 'proprietary'], [], [])], '', 'an')

        then:
        of(SoftwareEvidence, 'BK11-10.1')*.isProven() == [true]
        of(SoftwareEvidence, 'BK11-10.1').collectMany { it.offences() }*.name() == ['Zabbix']
    }
}
