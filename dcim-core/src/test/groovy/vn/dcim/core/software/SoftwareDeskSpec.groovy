package vn.dcim.core.software

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.version.Versions

import static vn.dcim.core.software.TitleField.*

/** Titles, licences and installations come, change and go; nothing of it is forgotten. */
class SoftwareDeskSpec extends Specification {

    static final Map<TitleField, String> WHOLE = [
            (VALUE): '0', (IMPORTANCE): 'high', (PURPOSE): 'Cơ sở dữ liệu', (SCOPE): 'Toàn trung tâm', (MANAGED_BY): 'Sở KH&CN',
            (LICENCE_INFO): 'theo hợp đồng', (VERSION): '2022', (KEPT_AT): 'Tủ đĩa 1', (KIND): 'database', (GROUND): 'proprietary',
            (PERMIT): 'permitted', (PERMIT_DECISION): '5/QĐ-SKHCN', (CONFIDENTIALITY): 'medium', (INTEGRITY): 'high',
            (AVAILABILITY): 'high', (RATED_BY): 'Trần Thị Lan', (RATED_ON): '01/02/2026', (MEASURES): 'sao lưu hằng ngày']

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared SoftwareRegister register = context.getBean(SoftwareRegister)
    @Shared SoftwareDesk desk = context.getBean(SoftwareDesk)
    @Shared LicenceDesk licences = context.getBean(LicenceDesk)
    @Shared InstallationDesk installations = context.getBean(InstallationDesk)
    @Shared SoftwareLists lists = context.getBean(SoftwareLists)
    @Shared AssetDesk assets = context.getBean(AssetDesk)
    @Shared AuditLog audit = context.getBean(AuditLog)
    @Shared int counter

    String name = "SQL Server ${++counter}"

    def setup() {
        clock.advance(Duration.ofMinutes(1))
    }

    /** A name with a number in it is a text of Groovy's own. */
    static Map texts(Map typed) {
        typed.collectEntries { [it.key, it.value as String] }
    }

    SoftwareTitle added(Map<TitleField, String> with = [:]) {
        def outcome = desk.add(texts([(NAME): name] + WHOLE + with), 'an')
        assert outcome.faults() == []
        outcome.kept()
    }

    Licence licensed(SoftwareTitle title, Map<String, String> typed = [:]) {
        def outcome = licences.add(title.id(), licence(typed), 'an')
        assert outcome.faults() == []
        outcome.kept()
    }

    static Map<LicenceField, String> licence(Map<String, String> typed) {
        ([metric: 'device', term: 'limited', seats: '2', 'starts-on': '01/01/2026', 'ends-on': '31/12/2026', number: 'HD-1'] + typed)
                .collectEntries { [FormField.of(LicenceField.values(), it.key).get(), it.value] }
    }

    static Map<InstallationField, String> on(Map<String, String> typed) {
        typed.collectEntries { [FormField.of(InstallationField.values(), it.key).get(), it.value as String] }
    }

    Asset machine(String name, String tag = '') {
        def outcome = assets.add([(AssetField.NAME): name, (AssetField.KIND): 'server', (AssetField.TAG): tag].collectEntries { [it.key, it.value as String] }, AssetTerms.CODES, 'an')
        assert outcome.faults() == []
        outcome.asset()
    }

    def "BK11-10.1: a title is noted with the nine fields and its rating; the audit log tells all of it"() {
        when:
        def title = added((VALUE): '125.000.000 đ', (NAME): "  Máy  chủ thư $counter ")

        then:
        with(register.line(title.id())) {
            it.title() == title
            it.title().name() == "Máy chủ thư $counter"
            it.title().value() == 125_000_000
            it.title().isComplete()
            it.risk() == Level.HIGH
            it.flaws() == [] as Set
        }
        with(audit.page(0, 1).first()) {
            action() == 'software.add'
            became().contains('managed-by: Sở KH&CN')
        }
    }

    def "#typed is refused: #faults"() {
        when:
        def before = audit.page(0, 1).totalSize
        def outcome = desk.add(texts([(NAME): name] + WHOLE + typed), 'an')

        then:
        outcome.isRefused()
        outcome.faults().collect { "${it.field().code()} ${it.kind()}" as String } == faults
        audit.page(0, 1).totalSize == before

        where:
        typed                                                 || faults
        [(NAME): ' ']                                         || ['name MISSING']
        [(NAME): 'x' * 201, (VALUE): '12 triệu']              || ['name TOO_LONG', 'value NOT_READ']
        [(KIND): '']                                          || ['kind MISSING']
        [(KIND): 'game']                                      || ['kind NOT_READ']
        [(PERMIT_DECISION): '']                               || ['permit-decision MISSING']
        [(INTEGRITY): '']                                     || ['integrity MISSING']
        [(MEASURES): '', (RATED_BY): '']                      || ['rated-by MISSING', 'measures MISSING']
        [(RATED_ON): '03/03/2036']                            || ['rated-on NOT_READ']   // to come
        [(CONFIDENTIALITY): '', (INTEGRITY): '', (AVAILABILITY): ''] || ['rated-by NOT_TOGETHER', 'rated-on NOT_TOGETHER', 'measures NOT_TOGETHER']
        [(LICENCE_INFO): 'khóa VK7JG-NPHTM-C97JM-9MPGT-3V66T'] || ['licence-info KEY']
    }

    def "one name in one version of one maker is one title"() {
        given:
        def title = added()

        expect:
        desk.add([(NAME): title.name()] + WHOLE, 'an').faults()*.kind() == [FieldFault.Kind.TAKEN]
        !desk.add([(NAME): title.name()] + WHOLE + [(VERSION): '2025'], 'an').refused
    }

    def "BK11-10.2: #what #opens the rating again"() {
        given:
        def title = added()

        when:
        def changed = desk.change(title.id(), 1, typed, '', 'binh').kept()

        then:
        changed.rating().reopened() == reopened
        register.line(title.id()).flaws() == (reopened ? [TitleFlaw.RATING_OUT_OF_DATE] : []) as Set

        where:
        what                       | typed                                     || reopened
        'another version'          | [(VERSION): '2025']                       || true
        'another scope'            | [(SCOPE): 'Các sở, ngành']                || true
        'another version, rated'   | [(VERSION): '2025', (RATED_ON): '02/03/2026'] || false
        'another place of keeping' | [(KEPT_AT): 'Tủ đĩa 2']                   || false
        opens = reopened ? 'opens' : 'does not open'
    }

    def "a change keeps what was not typed, and every version stays; who comes late is told"() {
        given:
        def title = added()
        def then = clock.instant()
        clock.advance(Duration.ofDays(1))

        when:
        def changed = desk.change(title.id(), 1, [(KEPT_AT): 'Kho 2'], 'dọn kho', 'binh').kept()

        then:
        changed.revision() == 2
        changed.purpose() == title.purpose()
        register.versions(title.id())*.thing() == [changed, title]
        find(then) == [title]
        find(null) == [changed]
        find(then - Duration.ofSeconds(1)) == []
        with(audit.page(0, 1).first()) { [action(), was(), became(), reason()] == ['software.change', 'kept-at: Tủ đĩa 1', 'kept-at: Kho 2', 'dọn kho'] }

        when:
        desk.change(title.id(), 1, [(KEPT_AT): 'Kho 3'], '', 'cuc')

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.CHANGED_MEANWHILE
        refusal.arguments()[1] == 'binh'
    }

    List<SoftwareTitle> find(java.time.Instant asOf) {
        def filter = new TitleFilter("server $counter", null, null, null, null, null, false)
        register.find(filter, asOf, TitleOrder.NAME, false, 0, 50).lines()*.title().findAll { it.name() == name }
    }

    def "BK11-21.1.e: #typed of a licence is refused: #faults"() {
        given:
        def title = added()

        expect:
        licences.add(title.id(), licence(typed), 'an').faults().collect { "${it.field().code()} ${it.kind()}" as String } == faults

        where:
        typed                                    || faults
        [metric: '']                             || ['metric MISSING']
        [seats: '']                              || ['seats MISSING']
        [seats: '0']                             || ['seats NOT_READ']
        [metric: 'site']                         || ['seats NOT_TOGETHER']
        ['ends-on': '']                          || ['ends-on MISSING']
        [term: 'perpetual']                      || ['ends-on NOT_TOGETHER']
        ['starts-on': '01/01/2027']              || ['ends-on NOT_TOGETHER']
        ['starts-on': '']                        || ['starts-on MISSING']
        ['renewal-until': '01/06/2026']          || ['renewal-person MISSING']
        ['budget-year': '26']                    || ['budget-year NOT_READ']
        ['key-kept-at': 'VK7JG-NPHTM-C97JM-9MPGT-3V66T'] || ['key-kept-at KEY']
    }

    def "licences of a title that are valid together are counted alike"() {
        given:
        def title = added()
        licensed(title)

        expect:
        licences.add(title.id(), licence(metric: 'core', 'starts-on': '31/12/2026', 'ends-on': '31/12/2027'), 'an').faults()*.kind() ==
                [FieldFault.Kind.OTHER_METRIC]
        !licences.add(title.id(), licence(metric: 'core', 'starts-on': '01/01/2027', 'ends-on': '31/12/2027'), 'an').refused
        !licences.add(title.id(), licence(metric: 'site', seats: ''), 'an').refused
    }

    def "a renewal goes on the day after, once; the task is done with it"() {
        given:
        def title = added()
        def first = licensed(title, ['renewal-person': 'Lan', 'renewal-until': '01/06/2026'])

        when:
        def second = licences.renew(first.id(), 1, [(LicenceField.NUMBER): 'HD-2', (LicenceField.ENDS_ON): '31/12/2027'], 'binh').kept()

        then:
        second.startsOn() == LocalDate.parse('2027-01-01')
        [second.metric(), second.seats(), second.renewsId()] == [Metric.DEVICE, 2, first.id()]
        register.licence(first.id()).renewal().doneOn() == register.today()
        audit.page(0, 1).first().action() == 'licence.renew'

        when:
        licences.renew(first.id(), 2, [(LicenceField.ENDS_ON): '31/12/2028'], 'binh')

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.ALREADY_EXISTS
    }

    def "a licence without end cannot be renewed, nor one that somebody changed meanwhile"() {
        given:
        def title = added()
        def bought = licensed(title, with)

        when:
        licences.renew(bought.id(), revision, [(LicenceField.ENDS_ON): '31/12/2028'], 'binh')

        then:
        def refusal = thrown(DcimException)
        refusal.code() == code

        where:
        with                                | revision || code
        [term: 'perpetual', 'ends-on': '']  | 1        || ErrorCode.ILLEGAL_TRANSITION
        [:]                                 | 2        || ErrorCode.CHANGED_MEANWHILE
    }

    def "BK11-10.3: installations on machines and with people are counted, but for what was disposed of"() {
        given:
        def title = added()
        licensed(title)
        def one = machine("MC-$counter-1", "T-$counter")
        def two = machine("MC-$counter-2")

        when:
        installations.add(title.id(), on(asset: "T-$counter", cores: '16', 'consent-by': 'Phòng Hạ tầng'), 'an')
        installations.add(title.id(), on(asset: "mc-$counter-2", cores: '8'), 'an')
        installations.add(title.id(), on(person: 'Trần Thị Lan', 'consent-by': 'Phòng Hạ tầng'), 'an')

        then:
        register.line(title.id()).usage() == new Usage(2, 1, 24, 0, 1, 2, 0)
        register.installed(title.id())*.asset() == [one.name(), two.name(), '']

        when: "one machine goes"
        def grounds = new AssetDesk.Grounds('1/BB', LocalDate.parse('2026-03-01'), '', '', '')
        def waiting = assets.move(two.id(), 1, AssetStatus.AWAITING_DISPOSAL, grounds, 'an')
        clock.advance(Duration.ofMinutes(1))
        context.getBean(Versions).enterAt(clock.instant().minusSeconds(30)) {
            assets.move(two.id(), waiting.revision(), AssetStatus.DISPOSED, grounds, 'an')
        }

        then:
        register.line(title.id()).usage() == new Usage(1, 1, 16, 0, 0, 1, 0)
    }

    def "an installation is refused: #faults"() {
        given:
        def title = added()
        machine("DB-$counter")
        machine("DOI-$counter")
        machine("DOI-$counter")
        installations.add(title.id(), on(asset: "DB-$counter"), 'an')

        expect:
        installations.add(title.id(), on(typed.collectEntries { [it.key, it.value.replace('#', "$counter")] }), 'an')
                .faults().collect { "${it.field().code()} ${it.kind()}" as String } == faults

        where:
        typed                                    || faults
        [:]                                      || ['asset MISSING']
        [asset: 'DB-#']                          || ['asset TAKEN']
        [asset: 'LA-#']                          || ['asset UNKNOWN']
        [asset: 'DOI-#']                         || ['asset UNKNOWN']   // two of that name
        [asset: 'DOI-#', person: 'Lan']          || ['person NOT_TOGETHER', 'asset UNKNOWN']
        [person: 'Lan', since: '03/03/2036']     || ['since NOT_READ']
        [person: 'Lan', cores: '0']              || ['cores NOT_READ']
    }

    def "what is taken off needs a reason, and stays among what was"() {
        given:
        def title = added()
        machine("GO-$counter")
        def there = installations.add(title.id(), on(asset: "GO-$counter"), 'an').kept()
        def then = clock.advance(Duration.ofMinutes(1))
        clock.advance(Duration.ofDays(1))

        when:
        installations.remove(there.id(), 1, ' ', 'binh')

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.INVALID_VALUE

        when:
        installations.remove(there.id(), 1, 'Phòng Hạ tầng đồng ý gỡ', 'binh')

        then:
        register.line(title.id()).usage() == Usage.NONE
        register.lines(then)[title.id()].usage().machines() == 1
        with(audit.page(0, 1).first()) { [action(), reason()] == ['software.remove', 'Phòng Hạ tầng đồng ý gỡ'] && was().contains("GO-$counter") }
    }

    SoftwarePlan look(SoftwareDraft draft) {
        lists.look(draft, SoftwareTerms.CODES)
    }

    SoftwareDraft brought(ListKind kind, String csv) {
        lists.bring(kind, 'cũ.csv', csv.getBytes('UTF-8'), 'an')
    }

    SoftwareList taken(ListKind kind, String csv) {
        def draft = brought(kind, csv)
        def plan = look(draft)
        assert plan.faults() == []
        lists.take(draft.id(), plan.counts(), false, SoftwareTerms.CODES, 'an')
    }

    def "lists of titles, licences and installations are taken over, known again and undone, each as one change"() {
        given:
        def machine = assets.add([(AssetField.NAME): "M-$name" as String, (AssetField.KIND): 'server'], AssetTerms.CODES, 'an').asset()

        when:
        def titles = taken(ListKind.TITLES, "name,version,kind,ground,value\n$name,cũ,database,proprietary,0\n$name,mới,database,proprietary,")
        def id = register.lines(null).values().find { it.title().title() == "$name mới" }.title().id()
        def bought = taken(ListKind.LICENCES, "name,number,metric,term,seats,starts-on\n$name mới,L-$name,device,perpetual,1,01/01/2026")
        def installed = taken(ListKind.INSTALLATIONS, "name,asset,since\n$name mới,${machine.name()},01/02/2026")

        then:
        [titles.added(), bought.added(), installed.added()] == [2, 1, 1]
        register.line(id).balance().free() == 0
        audit.page(0, 1).content[0].action() == 'software-list.take'

        when: "the same again, with one thing that changed"
        def same = look(brought(ListKind.TITLES, "name,version,kind,ground\n$name,cũ,database,proprietary"))
        def grown = taken(ListKind.LICENCES, "name,number,metric,term,seats,starts-on\n$name mới,L-$name,device,perpetual,5,01/01/2026")
        def there = look(brought(ListKind.INSTALLATIONS, "name,asset\n$name mới,${machine.name()}"))

        then: "an empty cell leaves what is known"
        same.counts() == '0-0-1-0'
        there.counts() == '0-0-1-0'
        [grown.added(), grown.changed()] == [0, 1]
        register.line(id).balance().free() == 4

        when: "something hangs on a title of the list"
        def inTheWay = lists.undo(titles.id(), 'nhầm tệp', 'binh')

        then:
        inTheWay == [name]
        register.line(id).stock().licences().size() == 1

        when: "the licence was changed by a later list"
        inTheWay = lists.undo(bought.id(), 'nhầm tệp', 'binh')

        then:
        inTheWay == ["$name L-$name" as String]

        when: "from the last to the first"
        clock.advance(Duration.ofMinutes(1))
        def changedBack = lists.undo(grown.id(), 'nhầm tệp', 'binh')
        def line = register.line(id)

        then:
        changedBack == []
        line.stock().licences()*.seats() == [1]
        line.stock().licences()*.changedFor() == ['nhầm tệp']

        when:
        def gone = [lists.undo(installed.id(), 'nhầm tệp', 'binh')]
        def first = line.stock().licences()[0]

        then: "what was put back is a change of its own, so the list that brought it has something in its way"
        gone == [[]]
        register.line(id).usage().total() == 0
        lists.undo(bought.id(), 'nhầm tệp', 'binh') == ["$name L-$name" as String]
        first.revision() == 3

        when:
        lists.undo(grown.id(), 'lần nữa', 'binh')

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.ILLEGAL_TRANSITION
    }

    def "a row with #what is a fault of #field"() {
        given:
        def title = added()
        licensed(title, [number: "N-$name" as String])
        def machine = assets.add([(AssetField.NAME): "F-$name" as String, (AssetField.KIND): 'server'], AssetTerms.CODES, 'an').asset()

        when:
        def plan = look(brought(kind, csv.replace('NAME', title.title()).replace('MACHINE', machine.name())))

        then:
        plan.faults()*.fault()*.field()*.code() == [field]
        plan.faults()[0].fault().kind() == fault
        plan.faults()[0].row() == row

        where:
        what                         | kind                   | csv                                                                                     || field       | fault                     | row
        'no title of that name'      | ListKind.LICENCES      | 'name,metric,term,seats,starts-on\nKhông có,device,perpetual,1,01/01/2026'               || 'name'      | FieldFault.Kind.NO_TITLE  | 2
        'no kind'                    | ListKind.TITLES        | 'Danh sách\nname,ground\nPhần mềm mới,proprietary'                                       || 'kind'      | FieldFault.Kind.MISSING   | 3
        'a title twice'              | ListKind.TITLES        | 'name,kind,ground\nĐôi,database,own\nđôi,database,own'                                   || 'name'      | FieldFault.Kind.TAKEN     | 3
        'a day that is none'         | ListKind.INSTALLATIONS | 'name,asset,since\nNAME,MACHINE,31/02/2026'                                              || 'since'     | FieldFault.Kind.NOT_READ  | 2
        'an unknown machine'         | ListKind.INSTALLATIONS | 'name,asset\nNAME,không có'                                                              || 'asset'     | FieldFault.Kind.UNKNOWN   | 2
        'a machine twice'            | ListKind.INSTALLATIONS | 'name,asset\nNAME,MACHINE\nNAME,MACHINE'                                                 || 'asset'     | FieldFault.Kind.TAKEN     | 3
        'licences counted otherwise' | ListKind.LICENCES      | 'name,number,metric,term,seats,starts-on,ends-on\nNAME,X,seat,limited,1,01/01/2026,31/12/2026' || 'metric' | FieldFault.Kind.OTHER_METRIC | 2
    }

    def "nothing is taken of a list with a fault, unless its good rows alone are asked for as they were shown"() {
        given:
        def draft = brought(ListKind.TITLES, "name,kind,ground\n$name,database,own\nLỗi,database,")

        when:
        lists.take(draft.id(), look(draft).counts(), false, SoftwareTerms.CODES, 'an')

        then:
        def faulty = thrown(DcimException)
        faulty.code() == ErrorCode.ILLEGAL_TRANSITION

        when:
        lists.take(draft.id(), '2-0-0-0', true, SoftwareTerms.CODES, 'an')

        then:
        def late = thrown(DcimException)
        late.code() == ErrorCode.CHANGED_MEANWHILE

        when:
        lists.draft(draft.id(), 'binh')

        then:
        def others = thrown(DcimException)
        others.code() == ErrorCode.NOT_FOUND

        when:
        def list = lists.take(draft.id(), look(draft).counts(), true, SoftwareTerms.CODES, 'an')

        then:
        [list.added(), list.leftOut()] == [1, 1]
        register.lines(null).values().any { it.title().name() == name }
    }
}
