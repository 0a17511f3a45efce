package vn.dcim.core.report

import io.micronaut.context.ApplicationContext
import java.sql.SQLException
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetBatch
import vn.dcim.core.asset.AssetBatches
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.Assets
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.software.InstallationField
import vn.dcim.core.software.LicenceField
import vn.dcim.core.software.SoftwareBatches
import vn.dcim.core.software.TitleField
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.version.Versions

/** A report from its draft to its sending, and what the registry says of it years later. */
class ReportDeskSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-08-03T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared Map<String, byte[]> printed = [docx: 'một tờ giấy'.bytes]
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder()
                    .properties(database.properties() + ['dcim.report.draft-delay': '1d'])
                    .singletons(clock, { printed } as ReportPrinter).start()
    @Shared AssetDesk assetDesk = context.getBean(AssetDesk)
    @Shared Assets assets = context.getBean(Assets)
    @Shared ReportDrafts drafts = context.getBean(ReportDrafts)
    @Shared ReportDesk desk = context.getBean(ReportDesk)
    @Shared Reports reports = context.getBean(Reports)
    @Shared AuditLog audit = context.getBean(AuditLog)
    @Shared int counter

    def setupSpec() {
        context.getBean(PlaceRepository).save(new Place(null, 'R01', Place.Kind.RACK, null, 42))
        3.times { added() }
        noted('SQL Server', 'TT-01')
    }

    /** A title with a licence and two installations, and a terminal device. */
    void noted(String title, String terminal) {
        clock.advance(Duration.ofMinutes(1))
        context.getBean(SoftwareBatches).take([new SoftwareBatches.Whole(
                [(TitleField.NAME): title, (TitleField.KIND): 'database', (TitleField.GROUND): 'proprietary'],
                [[(LicenceField.METRIC): 'device', (LicenceField.TERM): 'limited', (LicenceField.SEATS): '1',
                  (LicenceField.STARTS_ON): '01/01/2026', (LicenceField.ENDS_ON): '31/12/2026']],
                [[(InstallationField.ASSET): 'SRV-1'], [(InstallationField.ASSET): 'SRV-2']])], '', 'an')
        def terminals = context.getBean(Registers).get('terminals')
        assert context.getBean(RegisterDesk).add(terminals, [name: terminal, kind: 'laptop', ip: ''], 'an').faults() == []
    }

    Asset added() {
        clock.advance(Duration.ofMinutes(1))
        assetDesk.add([(AssetField.NAME): "SRV-${++counter}" as String, (AssetField.KIND): 'server', (AssetField.PLACE): 'R01',
                       (AssetField.PRICE): '60000000', (AssetField.IN_USE_ON): '01/07/2026'], AssetTerms.CODES, 'an').asset()
    }

    void move(long id, AssetStatus next) {
        clock.advance(Duration.ofMinutes(1))
        def asset = assets.get(id)
        assetDesk.move(id, asset.revision(), next,
                new AssetDesk.Grounds('9/BB', LocalDate.parse('2026-08-01'), '', 'Lan', 'hỏng nguồn', true), 'binh')
    }

    void to(String instant) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(instant)))
    }

    int sql(String statement) {
        database.connect().withCloseable { it.createStatement().executeUpdate(statement) }
    }

    private Report frozen(Report report) {
        desk.freeze(report.id(), desk.review(report.id(), report.revision(), 'binh').revision(), 'head')
    }

    def "BK11-7.2-a: on the first of the quarter its report is drafted, once on all nodes, and is due by the settings"() {
        when: "the last day of the quarter is not over"
        to('2026-09-30T16:59:00Z')

        then:
        drafts.draftDue() == []

        when: "two nodes look at once, in the first minute of October in the centre"
        to('2026-09-30T17:00:00Z')
        def nodes = (1..2).collect { Thread.start { drafts.draftDue() } }
        nodes*.join()
        def report = reports.all().first()

        then:
        reports.all().size() == 1
        report.period().code() == '2026-Q3'
        report.state() == ReportState.DRAFT
        report.dueOn() == LocalDate.parse('2026-10-15')
        !report.isOverdue(LocalDate.parse('2026-10-15'))
        report.isOverdue(LocalDate.parse('2026-10-16'))
        drafts.draftDue() == []
        drafts.missing() == []
        audit.page(0, 1).content[0].with { [it.actor(), it.action()] } == ['dcim', 'report.draft']
    }

    def "only what was reviewed is frozen, and only what is frozen is sent"() {
        given:
        def report = reports.all().first()

        when:
        desk.freeze(report.id(), report.revision(), 'head')

        then:
        def firstFailure = thrown(DcimException)
        firstFailure.code() == ErrorCode.ILLEGAL_TRANSITION

        when:
        desk.send(report.id(), report.revision(), '12/BC', LocalDate.parse('2026-10-01'), 'Sở KH&CN', 'head')

        then:
        def secondFailure = thrown(DcimException)
        secondFailure.code() == ErrorCode.ILLEGAL_TRANSITION

        when: "remarks that come after the review ask for another one"
        def reviewed = desk.review(report.id(), report.revision(), 'binh')
        def remarked = desk.remark(report.id(), reviewed.revision(), new ReportRemarks('Thiết bị hoạt động ổn định.', '', 'Thay ắc quy.'), 'an')

        then:
        remarked.state() == ReportState.DRAFT
        remarked.reviewedBy() == ''

        when: "somebody else changed it meanwhile"
        desk.review(report.id(), report.revision(), 'binh')

        then:
        def thirdFailure = thrown(DcimException)
        thirdFailure.code() == ErrorCode.CHANGED_MEANWHILE

        when:
        desk.remark(report.id(), remarked.revision(), new ReportRemarks('x' * 8001, '', ''), 'an')

        then:
        def fourthFailure = thrown(DcimException)
        fourthFailure.arguments().first() == 'assessment'
    }

    def "BK11-7.2-a: a frozen report, and then a thousand changes: asking again as of the cut-off gives the same bytes"() {
        given: "what happens after the cut-off is not in it"
        def late = added()
        def before = reports.paper(reports.all().first()).figures()

        when:
        def report = frozen(reports.all().first())

        then:
        report.state() == ReportState.FROZEN
        audit.page(0, 1).content[0].with { [it.action(), it.became()] } == ['report.freeze', "evidence sha256:${report.evidenceSha256()}"]*.toString()
        before.table('stock').cell('total', 'closing') == '3'
        before.table('stock').cell('server', 'in') == '3'
        before.table('value').cell('total', 'worn') == '9000000' // 3 × 60,000,000 × 3 of 60 months
        before.queries()*.sql().every { it.contains('FOR SYSTEM_TIME AS OF') || it.contains('asset_movement') }
        reports.paper(report).figures() == before
        reports.paper(report).names().values() as List == ['R01']
        reports.prove(report).proved

        and: "BK11-18.1: software and terminal devices stand in it as they were, too"
        before.table('software-stock').cell('total', 'in') == '1'
        before.table('licences').cell('device', 'in') == '1'
        before.table('over-use').rows()*.cells() == [['SQL Server', 'over-used', 'device', '1', '2']]
        before.table('licence-ends').rows().size() == 1
        before.table('terminals').rows()*.cells()*.take(2) == [['TT-01', 'laptop']]

        when:
        def rows = (1..1000).collect {
            new AssetBatch.Row(it, [(AssetField.NAME): "NEW-$it" as String, (AssetField.KIND): 'switch', (AssetField.PRICE): "$it" as String])
        }
        def plan = context.getBean(AssetBatches).take(rows, AssetBatch.OnKnown.STOP, AssetTerms.CODES, '', 'an')
        [AssetStatus.BROKEN, AssetStatus.IN_REPAIR].each { move(late.id(), it) }
        (1..3).each { move(it, AssetStatus.BROKEN) }
        noted('Oracle', 'TT-02')
        def proof = reports.prove(report)

        then:
        !plan.faulty
        assets.find(vn.dcim.core.asset.AssetFilter.ALL, vn.dcim.core.asset.AssetOrder.NAME, false, 0, 1).total() == 1004
        proof.proved
        proof.frozenSha256() == proof.nowSha256()
        proof.differing() == []
        new String(reports.figures(report), 'UTF-8').startsWith('{"parameters":{"kind":"QUARTER","before":"2026-03-31"')
        reports.file(report, 'docx').get().content() == printed.docx
    }

    def "nobody changes a frozen report, not even past the program"() {
        given:
        def report = reports.all().first()

        when:
        desk.remark(report.id(), report.revision(), new ReportRemarks('khác', '', ''), 'an')

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.ILLEGAL_TRANSITION

        when:
        sql(statement)

        then:
        thrown(SQLException)

        where:
        statement << ["UPDATE report SET assessment = 'khác'", 'DELETE FROM report', "UPDATE report_content SET figures = ''",
                      'DELETE FROM report_file', "UPDATE report_file SET content = ''", "UPDATE report SET state = 'DRAFT'"]
    }

    def "what was touched past the program all the same is told"() {
        given:
        def report = reports.all().first()

        when: "somebody who owns the database takes the lock off"
        sql('DROP TRIGGER report_file_stays')
        sql("UPDATE report_file SET content = 'giả'")

        then:
        !reports.prove(report).kept()
        !reports.prove(report).proved

        cleanup:
        database.connect().withCloseable {
            def update = it.prepareStatement('UPDATE report_file SET content = ?')
            update.setBytes(1, printed.docx)
            update.executeUpdate()
        }
    }

    def "a report is sent with number, day and recipient; #wrong is refused"() {
        given:
        def report = reports.all().first()

        when:
        desk.send(report.id(), report.revision(), number, day ? LocalDate.parse(day) : null, recipient, 'head')

        then:
        def failure = thrown(DcimException)
        failure.arguments().first() == wrong

        where:
        number  | day          | recipient  || wrong
        ' '     | '2026-10-01' | 'Sở KH&CN' || 'number'
        '12/BC' | null         | 'Sở KH&CN' || 'sent-on'
        '12/BC' | '2026-09-30' | 'Sở KH&CN' || 'sent-on' // the cut-off day
        '12/BC' | '2026-10-02' | 'Sở KH&CN' || 'sent-on' // tomorrow
        '12/BC' | '2026-10-01' | ''         || 'sent-to'
    }

    def "BK11-7.2-a: sent on its last day it is in time; a correction is a new one that names the old"() {
        given:
        def report = reports.all().first()

        when:
        def sent = desk.send(report.id(), report.revision(), '12/BC-TTTHDL', LocalDate.parse('2026-10-01'), 'Sở KH&CN', 'head')

        then:
        sent.state() == ReportState.SENT
        !sent.isOverdue(LocalDate.parse('2030-01-01'))

        when:
        def correction = drafts.correct(sent.id(), 'sai nhận xét', 'an')

        then:
        correction.correctsId() == sent.id()
        correction.edition() == 2

        when: "it has one already"
        drafts.correct(sent.id(), 'sai nhận xét', 'an')

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.ILLEGAL_TRANSITION

        when:
        def second = frozen(correction)

        then:
        new String(reports.evidence(second), 'UTF-8').contains("\"corrects\":\"$sent sha256:${sent.evidenceSha256()}\"")
        reports.prove(sent).frozenSha256() == reports.prove(second).frozenSha256()
    }

    def "BK11-7.2-b: a year has a report of its own, whatever its quarters have"() {
        when:
        to('2026-12-31T17:00:00Z')
        def drafted = drafts.draftDue()

        then:
        drafted*.period()*.code() as Set == ['2026-Q4', '2026'] as Set
        drafted.find { it.kind() == ReportKind.YEAR }.dueOn() == LocalDate.parse('2027-01-30')
    }

    def "a period that nobody reported on is missing, and can be drafted by hand"() {
        when: "the program did not run for a while"
        to('2027-08-01T00:00:00Z')
        drafts.draftDue()

        then:
        drafts.missing()*.code() == ['2027-Q1']

        when:
        drafts.draft(ReportKind.QUARTER, LocalDate.parse('2027-02-01'), 'an')

        then:
        drafts.missing() == []
    }

    def "what has a report, or is not over, cannot be drafted"() {
        when:
        drafts.draft(ReportKind.QUARTER, LocalDate.parse(day), 'an')

        then:
        def failure = thrown(DcimException)
        failure.code() == code

        where:
        day          || code
        '2027-08-01' || ErrorCode.INVALID_VALUE
        '2027-01-01' || ErrorCode.ALREADY_EXISTS
    }

    def "history is entered only between what is there and now"() {
        when:
        context.getBean(Versions).enterAt(Instant.parse(at)) { added() }

        then:
        thrown(IllegalArgumentException)

        where:
        at << ['2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z']
    }

    def "history that is entered begins when it happened"() {
        given:
        def at = clock.instant().minus(Duration.ofMinutes(2)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
        clock.advance(Duration.ofDays(9))
        Asset entered = null

        when:
        context.getBean(Versions).enterAt(at.plus(Duration.ofDays(3))) { entered = added() }

        then:
        Duration.between(at.plus(Duration.ofDays(3)), assets.versions(entered.id()).first().from()) < Duration.ofSeconds(1)
    }
}
