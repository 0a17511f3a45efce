package vn.dcim.web.regulation

import io.micronaut.json.tree.JsonNode
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.regulation.Compliance
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.Evidence
import vn.dcim.core.regulation.EvidenceShelf
import vn.dcim.core.regulation.State
import vn.dcim.core.report.ReportJson
import vn.dcim.web.WebServer
import vn.dcim.web.language.Dictionary
import vn.dcim.web.language.Language

import java.time.Instant

/** Sources of evidence: what rests on them, and the facts that were kept of them. */
class EvidenceShelfSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()

    def setupSpec() {
        web.clock.set(Instant.parse('2026-11-21T01:00:00Z'))
        web.bean(Evaluation).evaluate()
    }

    String page(String path, Role role = Role.AUDITOR) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200
        answer.body()
    }

    def "each obligation that has a check stands under the one source that it is judged by"() {
        given:
        def checked = web.bean(Compliance).all().findAll { it.obligation().checkName().present }

        when:
        def sources = web.bean(EvidenceShelf).all()

        then:
        sources*.rest().flatten()*.obligation()*.id().sort() == checked*.obligation()*.id().sort()
        sources*.name() == sources*.name().unique().sort()
        sources.every { it.facts() != null }
    }

    def "each source has a name in both languages"() {
        given:
        def words = Language.values().collect { web.bean(Dictionary).in(it) }

        expect: "but those of the X-ray, which no obligation is judged by"
        web.server.applicationContext.getBeansOfType(Evidence)*.name().findAll { name ->
            !name.startsWith('xray-') && !words.every { it.has("evidence.name.$name".toString()) }
        } == []
    }

    def "the list counts what rests on each, and is searched by source and by obligation"() {
        when:
        def body = page('/compliance/evidence')
        def cameras = web.bean(EvidenceShelf).get('cameras')

        then:
        body.count('data-row="') == web.bean(EvidenceShelf).all().size()
        body =~ /(?s)data-row="cameras">.*?Camera và hình ảnh lưu.*?<td class="tight">${cameras.rest().size()}<\/td>.*?■ ${cameras.count(State.NOT_MET)}</
        (page('/compliance/evidence?q=BK11-6.5-b') =~ /data-row="([a-z-]+)"/).collect { it[1] } == ['cameras']
        page('/compliance/evidence?q=khongcogi').contains('Không có nguồn nào phù hợp.')
    }

    def "an obligation leads to its source, which shows states, proofs and the facts"() {
        when:
        def to = web.page('/compliance/evidence/of/BK11-6.5-b', Role.AUDITOR)

        then:
        to.statusCode() == 303
        to.headers().firstValue('Location').get() == '/compliance/evidence/cameras'

        when:
        def body = page('/compliance/evidence/cameras')
        def kept = web.bean(EvidenceShelf).get('cameras').facts()

        then:
        body.contains('data-row="BK11-6.5-a"')
        body.contains('data-row="BK11-6.5-b"')
        body.contains(kept.sha256().take(16))
        body.contains("/compliance/evidence/cameras/${kept.id()}.json")
        page('/compliance/BK11-6.5-b').contains('href="/compliance/evidence/of/BK11-6.5-b"')
    }

    def "facts are taken away to the byte that their hash is of"() {
        given:
        def kept = web.bean(EvidenceShelf).get('cameras').facts()

        expect:
        ReportJson.sha256(page("/compliance/evidence/cameras/${kept.id()}.json").getBytes('UTF-8')) == kept.sha256()
        web.page("/compliance/evidence/ups/${kept.id()}.json", Role.AUDITOR).statusCode() == 404
        web.page("/compliance/evidence/cameras?facts=${kept.id() + 100000}", Role.AUDITOR).statusCode() == 404
        web.page('/compliance/evidence/moon', Role.AUDITOR).statusCode() == 404
        web.page('/compliance/evidence', Role.AGENCY).statusCode() == 403
    }

    def "facts that do not have their hash any more are not shown"() {
        given:
        def kept = web.bean(EvidenceShelf).get('cameras').facts()
        byte[] before = web.database.connect().withCloseable {
            def found = it.createStatement().executeQuery("SELECT packed FROM obligation_facts WHERE id = ${kept.id()}")
            found.next()
            found.getBytes(1)
        }
        def change = { byte[] to -> web.database.connect().withCloseable {
            it.createStatement().execute('DROP TRIGGER IF EXISTS obligation_facts_stay')
            it.createStatement().execute("UPDATE obligation_facts SET packed = x'${to.encodeHex()}' WHERE id = ${kept.id()}")
        } }
        change(ReportJson.packed('{}'.bytes))

        when:
        def answer = web.page('/compliance/evidence/cameras', Role.AUDITOR)

        then:
        answer.statusCode() == 422
        answer.body().contains(kept.sha256())

        cleanup:
        change(before)
    }

    def "lists of facts become tables, at most fifty lines of each"() {
        given:
        def things = (1..size).collect { JsonNode.createObjectNode([name: JsonNode.createStringNode("C$it".toString()), age: JsonNode.createNumberNode(it)]) }
        def facts = JsonNode.createObjectNode([on: JsonNode.createStringNode('2026-11-21'), cameras: JsonNode.createArrayNode(things)])

        when:
        def table = FactsTable.of(facts)

        then:
        table*.name() == ['on', 'cameras']
        table[0].value() == '2026-11-21'
        table[1].heads() == ['name', 'age']
        table[1].rows().first() == ['C1', '1']
        table[1].rows().size() == shown
        table[1].size() == size
        table[1].more() == more

        where:
        size || shown | more
        1    || 1     | 0
        50   || 50    | 0
        51   || 50    | 1
    }
}
