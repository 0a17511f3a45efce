package vn.dcim.core.regulation

import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode

import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate

/** The texts as data: complete against the table of obligations where that lies beside the project, and checked when they are loaded. */
class CatalogueSpec extends Specification {

    static final String TEXT = '''\
        text: TINH
        number: 1/2026/QĐ-UBND
        title: {vi: Quy chế tỉnh, en: Rules of the province}
        issuer: {vi: Tỉnh, en: Province}
        issued: 2026-01-02
        valid-from: 2026-02-01
        status: in-force
        articles:
          - {article: "1", title: {vi: Một, en: One}}
        obligations:
          - id: TINH-1.1
            article: "1"
            clause: "1"
            point: ""
            title: {vi: Việc, en: Duty}
            rule: {vi: Phải, en: Must}
            breach: {vi: Sai, en: Wrong}
            mend: {vi: Sửa, en: Mend}
            parameters: ["copies>=2", "age_days<=config"]
            evidence: registry
            automation: full
            cadence: daily
            responsible: [operator]
            check: record-kinds
        '''.stripIndent()

    @Shared Catalogue catalogue = Catalogue.load(null, 'bac-kan')
    @Shared Path table = Path.of(System.getenv('DCIM_SHARED') ?: '../../shared').resolve('regulation/obligations.tsv')
    @TempDir Path site

    List<Map<String, String>> rows() {
        if (!Files.exists(table)) {
            return []
        }
        def lines = Files.readAllLines(table)
        def head = lines[0].split('\t')
        lines.drop(1).collect { [head, it.split('\t', -1)].transpose().collectEntries() }
    }

    def "#text has #count obligations"() {
        expect:
        catalogue.text(text).get().obligations().size() == count

        where:
        text   || count
        'BK11' || 211
        'BK22' || 19
        'AG59' || 24
        'HY05' || 13
        'KT17' || 20
    }

    def "every row of the table stands in the catalogue, with its place, limits, evidence and rhythm"() {
        given:
        def told = { Obligation it ->
            [it.article(), it.evidence(), it.automation().code(), it.cadence(), it.parameters().join(';'), it.responsible().join('; ')]
        }

        when:
        def table = rows().collectEntries { [it.id, [it.article.replace('Phụ lục II', 'PL2').replace('Phụ lục I', 'PL1'), it.evidence, it.automation, it.cadence, it.parameters, it.responsible]] }
        def ours = catalogue.texts()*.obligations().flatten().collectEntries { [it.id(), told(it)] }

        then:
        table.findAll { id, row -> ours[id] != row }.collectEntries { id, row -> [id, [row, ours[id]]] } == [:]
        table.isEmpty() || table.size() == ours.size()
    }

    def "nothing is left unsaid in either language"() {
        expect:
        catalogue.texts()*.obligations().flatten().findAll { Obligation it ->
            [it.title(), it.rule(), it.breach(), it.mend()].any { !it.vi() || !it.en() || it.vi() == it.en() }
        }*.id() == []
    }

    def "every limit that a text leaves to the site has a start value under #profile"() {
        given:
        def under = catalogue.profiles().find { it.id() == profile }

        expect:
        under.texts().collectMany { catalogue.text(it).get().obligations() }.collectMany { obligation ->
            catalogue.limits(obligation, under).all().findAll { it.origin() == Limit.Origin.OPEN }.collect { "${obligation.id()} ${it.key()}" }
        } == []

        where:
        profile << ['bac-kan', 'an-giang', 'hung-yen', 'kon-tum-draft']
    }

    def "a text is in force from its first day"() {
        expect:
        catalogue.texts(catalogue.profile(), LocalDate.parse(day))*.id() == texts

        where:
        day          || texts
        '2021-12-12' || []
        '2021-12-13' || ['BK22']
        '2023-05-28' || ['BK22']
        '2023-05-29' || ['BK11', 'BK22']
    }

    def "a site adds a text of its own, and sets what texts leave to it"() {
        given:
        Files.createDirectories(site.resolve('texts'))
        Files.createDirectories(site.resolve('profiles'))
        Files.createDirectories(site.resolve('settings'))
        Files.writeString(site.resolve('texts/tinh.yaml'), TEXT)
        Files.writeString(site.resolve('profiles/tinh.yaml'), '''\
            profiles:
              - {id: tinh, name: {vi: Tỉnh, en: Province}, note: {vi: Riêng, en: Own}, texts: [TINH]}
            '''.stripIndent())
        Files.writeString(site.resolve('settings/settings.yaml'), settings)

        when:
        def own = Catalogue.load(site, 'tinh')
        def limits = own.limits(own.find('TINH-1.1').get(), own.profile())

        then:
        own.find('TINH-1.1').get().place() == '1.1'
        limits.find('copies').get() == new Limit('copies', '>=', '2', Limit.Origin.TEXT)
        limits.find('age_days').get() == new Limit('age_days', '<=', value, origin)

        where:
        settings                       || value | origin
        'TINH-1.1: {age_days: 30}'     || '30'  | Limit.Origin.SITE
        'TINH-1.1: {copies: 1}'        || ''    | Limit.Origin.OPEN   // the text's own figure is not the site's to set
    }

    def "trap 17, replaced standards (BK11-4.3): the edition of a standard stays that of the text, whatever a site sets"() {
        given:
        Files.createDirectories(site.resolve('settings'))
        Files.writeString(site.resolve('settings/settings.yaml'), settings)
        def own = Catalogue.load(site, 'bac-kan')

        expect:
        own.limits(own.find('BK11-4.3').get(), own.profile()).find('standard').get() ==
                new Limit('standard', '=', 'ISO/IEC_27001:2013', Limit.Origin.TEXT)

        where:
        settings << ['BK11-6.2-a: {temp_c: 18..25}', 'BK11-4.3: {standard: "ISO/IEC_27001:2022"}']
    }

    def "a text that is broken is refused with file, line and reason: #reason"() {
        given:
        Files.createDirectories(site.resolve('texts'))
        Files.writeString(site.resolve('texts/tinh.yaml'), TEXT.replace(right, wrong))

        when:
        Catalogue.load(site, 'bac-kan')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.BROKEN_DEFINITION
        e.message.contains('tinh.yaml')
        e.message.contains(reason)

        where:
        right                | wrong                 || reason
        'id: TINH-1.1'       | 'id: BK11-1.1'        || 'begins with TINH-'
        'article: "1"\n    c'| 'article: "2"\n    c' || 'article 2 is not among the articles'
        'copies>=2'          | 'at least two'        || 'at least two'
        'automation: full'   | 'automation: often'   || 'full, partial or manual'
        '2026-02-01'         | '1/2/2026'            || 'expected a day'
        ', en: Duty'         | ''                    || 'en is missing'
        'cadence: daily'     | 'rhythm: daily'       || 'unknown key rhythm'
    }

    def "what a check leaves out is a person's to attest, and only of what the program would decide alone"() {
        given:
        def inPart = catalogue.texts()*.obligations().flatten().findAll { Obligation it -> it.unjudged() != null }

        expect:
        inPart.size() >= 28
        inPart.every { it.automation() == Automation.FULL && it.check() && it.judging() == Automation.PARTIAL }
        catalogue.find('BK11-11.4-a').get().judging() == Automation.FULL
    }

    def "a profile that there is not is refused with those that there are"() {
        when:
        Catalogue.load(null, 'ha-noi')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.message.contains('ha-noi')
        e.message.contains('an-giang')
    }
}
