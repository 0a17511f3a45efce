package vn.dcim.core.regulation.oscal

import com.networknt.schema.Schema
import com.networknt.schema.SchemaRegistry
import com.networknt.schema.SpecificationVersion
import com.networknt.schema.InputFormat
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.regulation.Catalogue
import vn.dcim.core.regulation.Compliance
import vn.dcim.core.regulation.Declaration
import vn.dcim.core.regulation.DeclarationDesk
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.Phrase
import vn.dcim.core.report.ReportJson
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.LocalDate
import java.util.function.Function

/** OSCAL out and in, held against the schema that NIST publishes: test/resources/oscal/NOTICE. */
class OscalSpec extends Specification {

    static final Function<Phrase, String> PLAIN = { Phrase it -> "${it.key()} ${it.arguments().join(', ')}".strip() } as Function
    static final LocalDate TODAY = LocalDate.parse('2026-11-24')

    @Shared SteppedClock clock = SteppedClock.at('2026-11-24T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared OscalDocuments documents = context.getBean(OscalDocuments)
    @Shared Catalogue catalogue = context.getBean(Catalogue)
    @Shared Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(OscalSpec.getResourceAsStream('/oscal/oscal_complete_schema.json'))
    @TempDir Path site

    List<String> faults(byte[] document) {
        schema.validate(new String(document, StandardCharsets.UTF_8), InputFormat.JSON)*.toString()
    }

    static Object parsed(byte[] document) {
        new JsonSlurper().parse(document)
    }

    OscalDocuments with(Path folder, String profile = 'bac-kan') {
        new OscalDocuments(Catalogue.load(folder, profile), context.getBean(ReportJson))
    }

    def "text #text is a catalog that the schema of OSCAL 1.1.2 takes, with all its obligations"() {
        when:
        def document = documents.catalog(text)

        then:
        faults(document) == []
        parsed(document).catalog.metadata.'oscal-version' == '1.1.2'
        parsed(document).catalog.groups*.controls.flatten().findAll()*.id.toSet() == catalogue.text(text).get().obligations()*.id().toSet()

        where:
        text << ['BK11', 'BK22', 'AG59', 'HY05', 'KT17']
    }

    def "profile #profile is one that the schema takes, and gives the figures that it proposes"() {
        when:
        def document = documents.profile(profile)

        then:
        faults(document) == []
        parsed(document).profile.modify.'set-parameters'.size() ==
                catalogue.profiles().find { it.id() == profile }.settings().values()*.size().sum()

        where:
        profile << ['bac-kan', 'an-giang', 'hung-yen', 'kon-tum-draft']
    }

    def "the schema refuses what is none of it: #what"() {
        given:
        def document = parsed(documents.catalog('BK22'))

        when:
        change.call(document.catalog)

        then:
        faults(JsonOutput.toJson(document).bytes) != []

        where:
        what                  | change
        'no version'          | { it.metadata.remove('oscal-version') }
        'no such identifier'  | { it.uuid = 'BK22' }
        'an empty list'       | { it.groups[0].controls = [] }
        'a control with a blank' | { it.groups[0].controls[0].id = 'BK22 4.1' }
        'an unknown member'   | { it.moon = 'full' }
    }

    def "text #text taken in by another site and written out again is the same, byte for byte"() {
        given:
        def out = documents.catalog(text)

        when:
        def taken = documents.take('catalog.json', out)
        def file = site.resolve(taken.file())
        Files.createDirectories(file.parent)
        Files.writeString(file, taken.yaml())
        def other = Catalogue.load(site, 'bac-kan')

        then:
        other.text(text).get() == catalogue.text(text).get()
        Arrays.equals(with(site).catalog(text), out)
        taken.count() == catalogue.text(text).get().obligations().size()

        where:
        text << ['BK11', 'BK22', 'AG59', 'HY05', 'KT17']
    }

    def "profile #profile taken in by another site and written out again is the same, byte for byte"() {
        given:
        def out = documents.profile(profile)

        when:
        def taken = documents.take('profile.json', out)
        def file = site.resolve(taken.file())
        Files.createDirectories(file.parent)
        Files.writeString(file, taken.yaml())

        then:
        Arrays.equals(with(site).profile(profile), out)

        where:
        profile << ['bac-kan', 'an-giang', 'hung-yen', 'kon-tum-draft']
    }

    def "another wording is another version with another identifier; the same is the same"() {
        given:
        def taken = documents.take('catalog.json', documents.catalog('BK22'))
        def file = site.resolve(taken.file())
        Files.createDirectories(file.parent)
        Files.writeString(file, taken.yaml().replaceFirst('Hành vi bị cấm', 'Những việc bị cấm'))

        when:
        def other = parsed(with(site).catalog('BK22')).catalog
        def first = parsed(documents.catalog('BK22')).catalog

        then:
        other.uuid != first.uuid
        other.metadata.version != first.metadata.version
        other.metadata.version.startsWith('2021-12-03-')
        other.metadata.'last-modified' == '2021-12-03T00:00:00+07:00'
        Arrays.equals(documents.catalog('BK22'), documents.catalog('BK22'))
    }

    def "what cannot be taken in is named by its path: #reason"() {
        given:
        def document = parsed(documents.catalog('BK22'))
        change.call(document)

        when:
        documents.take('catalog.json', JsonOutput.toJson(document).bytes)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.BROKEN_DEFINITION
        e.arguments()[0] == 'catalog.json'
        e.arguments()[2].contains(reason)

        where:
        reason                                                      | change
        '/: catalog is missing'                                     | { it.remove('catalog') }
        '/catalog/metadata: property number is missing'             | { it.catalog.metadata.props.removeIf { it.name == 'number' } }
        '/catalog/groups/0/controls/0: part guidance is missing'    | { it.catalog.groups[0].controls[0].parts.removeIf { it.name == 'guidance' } }
        'an id of this text begins with BK22-, found X-1'           | { it.catalog.groups[0].controls[0].id = 'X-1' }
        'expected such as copies>=2'                                | { it.catalog.groups[0].controls[0].params[0].props.find { it.name == 'operator' }.value = '~' }
        'expected automation full, partial or manual'               | { it.catalog.groups[0].controls[0].props.find { it.name == 'automation' }.value = 'moon' }
    }

    def "what is no JSON is refused with its name"() {
        when:
        documents.take('x.json', '{'.bytes)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.BROKEN_DEFINITION
        e.arguments()[0] == 'x.json'
    }

    def "how obligations are judged and how they stand are a plan and results that the schema takes"() {
        given:
        context.getBean(DeclarationDesk).sign('BK11-4.3',
                new DeclarationDesk.Draft(Declaration.Kind.ATTESTATION, 'Đã kiểm tra', null, '5/XN', LocalDate.parse('2027-01-31')), 'an')
        context.getBean(DeclarationDesk).sign('BK11-14.3-b',
                new DeclarationDesk.Draft(Declaration.Kind.EXCEPTION, 'chờ kinh phí', null, '6/XN', LocalDate.parse('2027-01-31')), 'an')
        context.getBean(DeclarationDesk).sign('BK11-6.4-c',
                new DeclarationDesk.Draft(Declaration.Kind.NOT_APPLICABLE, 'không có máy phát', null, '7/XN', LocalDate.parse('2027-01-31')), 'an')
        context.getBean(Evaluation).evaluate()
        def all = context.getBean(Compliance).all()
        def at = Instant.parse('2026-11-24T01:00:00Z')

        when:
        def plan = documents.assessmentPlan(TODAY, PLAIN)
        def results = documents.assessmentResults(all, TODAY, at, at, PLAIN)

        then:
        faults(plan) == []
        faults(results) == []
        Arrays.equals(results, documents.assessmentResults(all, TODAY, at, at, PLAIN))

        and: "each obligation is told of once; what does not concern the centre is no finding"
        with(parsed(results).'assessment-results'.results[0]) {
            observations.size() == 230
            findings.size() == 229
            findings.find { it.target.'target-id' == 'BK11-4.3_smt' }.target.status == [state: 'satisfied', reason: 'pass']
            findings.count { it.target.status.state == 'satisfied' } == 1
            risks*.status.toSet().contains('deviation-approved')
            attestations.size() == 3
        }
    }

    def "identifiers are made as RFC 9562 has it"() {
        expect:
        Oscal.uuid(UUID.fromString('6ba7b810-9dad-11d1-80b4-00c04fd430c8'), 'www.example.com').toString() ==
                '2ed6657d-e927-568b-95e1-2665a8aea6a2'
    }
}
