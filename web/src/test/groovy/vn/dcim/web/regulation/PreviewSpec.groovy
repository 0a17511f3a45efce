package vn.dcim.web.regulation

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.regulation.Catalogue
import vn.dcim.core.regulation.Comparisons
import vn.dcim.core.regulation.Compliance
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.Preview
import vn.dcim.core.regulation.State
import vn.dcim.web.WebServer

import java.time.Duration
import java.time.Instant

/** What would be under another profile or other limits, and where texts disagree. */
class PreviewSpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-21T08:00:00Z')
    /** Months for which readings are kept: at least 6, and 6 are. */
    static final String KEPT = 'BK11-30.7.a'

    @Shared @AutoCleanup WebServer web = new WebServer()

    def setup() {
        web.clock.set(MORNING)
        web.database.clear('obligation_result', 'obligation_declaration', 'obligation_remedy')
        web.bean(Evaluation).evaluate()
    }

    String page(String path, Role role = Role.OPERATOR) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200
        answer.body()
    }

    long results() {
        web.database.connect().withCloseable {
            def found = it.createStatement().executeQuery('SELECT COUNT(*) FROM obligation_result')
            found.next()
            found.getLong(1)
        }
    }

    def "under the profile in force all stands as it was judged"() {
        given:
        def standing = web.bean(Compliance).all()

        when: "a while later, so that what was kept is what is asked"
        web.clock.advance(Duration.ofHours(3))
        def under = web.bean(Preview).under('bac-kan')

        then:
        under.supposed()*.obligation()*.id() == standing*.obligation()*.id()
        under.supposed().collectEntries { [it.obligation().id(), it.verdict()] } == standing.collectEntries { [it.obligation().id(), it.verdict()] }
        under.gathered().empty
    }

    def "another profile shows its texts, states, limits and the line to change, and nothing is stored"() {
        given:
        def before = results()

        when:
        def body = page('/compliance/profiles/an-giang')
        def under = web.bean(Preview).under('an-giang')

        then:
        under.supposed()*.obligation()*.text().unique() == ['AG59']
        State.values().every { body =~ /(?s)data-state="${it.code()}".*?<td data-fold="[^"]+">\d+<\/td><td data-fold="[^"]+">${under.count(it)}<\/td>/ }
        body.count('data-row="AG59-') == under.supposed().size()
        body.contains('dcim.regulation.profile: an-giang')
        body.contains('59/2024/QĐ-UBND')
        body.contains('11/2023/QĐ-UBND')

        and: "how long passwords hold differs, the length for users does not"
        body.contains('data-row="password-age"')
        body.contains('6 tháng')
        !body.contains('data-row="password-length-users"')

        and: "how many sources were read anew is told, by no code of the program"
        under.gathered().isEmpty() == !body.contains('nguồn bằng chứng được lấy mới')
        under.gathered().every { !body.contains(it) }

        and:
        results() == before
        web.bean(Catalogue).profile().id() == 'bac-kan'
    }

    def "the profile in force offers no switch, and there is no other than those of the catalogue"() {
        expect:
        !page('/compliance/profiles/bac-kan').contains('id="switch"')
        web.bean(Catalogue).profiles().every { page('/compliance/profiles').contains("href=\"/compliance/profiles/${it.id()}\"") }
        web.page('/compliance/profiles/moon', Role.OPERATOR).statusCode() == 404
        web.page('/compliance/profiles', Role.AGENCY).statusCode() == 403
    }

    def "with a limit of #months months there would be #fresh things wrong that are not now"() {
        given:
        def before = results()

        when:
        def body = page("/compliance/$KEPT/simulation?limit-monitoring_retention_months=$months")

        then:
        body.count('data-fresh="') == fresh
        body.contains("data-becomes=\"$becomes\"")
        results() == before
        web.bean(Compliance).get(KEPT).limits().find('monitoring_retention_months').get().value() == '6'

        where:
        months || fresh | becomes
        5      || 0     | 'no-evidence'
        7      || 1     | 'not-met'
    }

    def "the same limit of other obligations is supposed too, where that is asked"() {
        given:
        def preview = web.bean(Preview)

        when:
        def alone = preview.simulate('BK11-21.1.a', [availability_pct: '50'], false)
        def all = preview.simulate('BK11-21.1.a', [availability_pct: '50'], true)

        then:
        alone*.obligation()*.id() == ['BK11-21.1.a']
        all*.obligation()*.id().first() == 'BK11-21.1.a'
        all.drop(1).every { it.was() != it.becomes() && it.limits().find('availability_pct').get().value() == '50' }
    }

    def "without other values nothing is judged; “#value” is no such limit, and says so beside what was typed"() {
        expect:
        !page("/compliance/$KEPT/simulation").contains('data-simulated')
        !page("/compliance/$KEPT/simulation?limit-monitoring_retention_months=6").contains('data-simulated')

        when:
        def answer = web.page("/compliance/$KEPT/simulation?limit-monitoring_retention_months=${URLEncoder.encode(value, 'UTF-8')}", Role.OPERATOR)

        then:
        answer.statusCode() == 422
        answer.body().contains('role="alert"')

        where:
        value << ['moon', '1..2', '6 tháng']
    }

    def "what no check judges from facts cannot be simulated, and says so"() {
        expect:
        page('/compliance/BK11-4.3/simulation').contains('không thử được')
        page("/compliance/$KEPT").contains("/compliance/$KEPT/simulation")
        !page('/compliance/BK11-4.3').contains('/simulation')
    }

    def "each contradiction stands with the reading adopted and its places, each place leads on, and back"() {
        given:
        def conflicts = web.bean(Comparisons).conflicts()

        when:
        def body = page('/compliance/conflicts')

        then:
        conflicts.size() >= 19
        conflicts.every { body.contains("id=\"${it.id()}\"") }
        body.count('data-source="') == conflicts*.obligations()*.size().sum()
        body.contains('href="/compliance/BK11-16.2-a"')
        body.contains('không áp dụng ở đây')
        page('/compliance/BK11-16.2-a').contains('/compliance/conflicts#after-failures')
    }

    def "each difference stands with what every text sets"() {
        when:
        def body = page('/compliance/differences')

        then:
        web.bean(Comparisons).differences().every { body.contains("data-row=\"${it.id()}\"") }
        body.contains('từ 6 ký tự')
        body.contains('HY05') || body.contains('05/2016')
    }
}
