package vn.dcim.core.assetlist

import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetBatch.OnKnown
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetFilter
import vn.dcim.core.asset.AssetOrder
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.AssetUndo
import vn.dcim.core.asset.Assets
import vn.dcim.core.assetlist.AssetDrafts.Choice
import vn.dcim.core.assetlist.AssetLists.Consent
import vn.dcim.core.audit.AuditFilter
import vn.dcim.core.audit.AuditTrail
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.table.TableFault
import vn.dcim.core.table.XlsxFile
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.asset.AssetBatch.Fate.*
import static vn.dcim.core.asset.AssetField.*

/** 11/2023 7.1, 12.1.g: an old list becomes part of the register, as a whole, and can be taken back. */
class AssetListsSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared AssetDrafts drafts = context.getBean(AssetDrafts)
    @Shared AssetLists lists = context.getBean(AssetLists)
    @Shared Assets assets = context.getBean(Assets)
    @Shared AssetDesk desk = context.getBean(AssetDesk)
    @Shared AuditTrail trail = context.getBean(AuditTrail)
    @Shared AssetTerms terms = new AssetTerms({ context.getBean(ListWords).of(it) })
    @Shared int counter

    String mark = "ds${++counter}"
    String me = "an$counter"

    def setupSpec() {
        context.getBean(PlaceRepository).save(new Place(null, 'R01', Place.Kind.RACK, null, 42))
    }

    AssetDraft bring(String csv) {
        drafts.bring('cũ.csv', csv.getBytes('UTF-8'), me)
    }

    DryRun look(AssetDraft draft) {
        drafts.look(draft.id(), terms, me)
    }

    AssetList take(AssetDraft draft, boolean isPartial = false) {
        clock.advance(Duration.ofMinutes(1))
        lists.take(draft.id(), consent(look(draft), isPartial), terms, me, { done, all -> })
    }

    static Consent consent(DryRun run, boolean isPartial = false) {
        new Consent(run.draft().revision(), run.plan().count(NEW), run.plan().count(CHANGED), run.plan().count(FAULTY), isPartial)
    }

    List<Asset> present() {
        assets.find(new AssetFilter(mark, null, null, [] as Set, null, null, null, null, null), AssetOrder.NAME, false, 0, 1000).assets()
    }

    String log(String action) {
        trail.find(new AuditFilter(null, null, me, action, '', ''), AuditTrail.Order.OLDEST, 0, 1000).total()
    }

    def "a list below its title is found by its headings, in Vietnamese, and taken over as one change"() {
        given:
        def draft = bring("""TRUNG TÂM CÔNG NGHỆ THÔNG TIN;;;;
Danh sách thiết bị;;;;
STT;Tên thiết bị;Loại thiết bị;Mã tài sản;Nguyên giá
1;$mark a;Máy tính;$mark-1;1.234.567 đ
2;$mark b;Máy chủ vật lý;$mark-2;
""")

        when:
        def run = look(draft)

        then:
        run.draft().headRow() == 3
        run.columns() == [1: NAME, 2: KIND, 3: TAG, 4: PRICE]
        run.plan().lines()*.fate() == [NEW, NEW]
        present() == []

        when:
        def list = take(draft)

        then:
        [list.added(), list.changed(), list.leftOut()] == [2, 0, 0]
        present()*.tag() == ["$mark-1", "$mark-2"]
        present().first().origin().price() == 1234567
        lists.changes(list.id())*.atRow() == [4, 5]
        lists.ofDraft(draft.id()).get().id() == list.id()
        log('asset.add') == '2'
        log('asset-list.take') == '1'

        when: "the draft is gone"
        look(draft)

        then:
        def gone = thrown(DcimException)
        gone.code() == ErrorCode.NOT_FOUND
    }

    def "every fault is told with its row, column, heading and value; one corrected and one left out, and it is taken"() {
        given:
        def draft = bring("""Tên,Loại,Bảo hành đến,Vị trí
$mark a,server,31/02/2026,R01
,gì đó,,
$mark c,server,,R99
""")

        expect:
        look(draft).faults().collect { [it.row(), it.letters(), it.heading(), it.fault().field(), it.fault().value()] } == [
                [2, 'C', 'Bảo hành đến', WARRANTY_TO, '31/02/2026'],
                [3, 'A', 'Tên', NAME, ''],
                [3, 'B', 'Loại', KIND, 'gì đó'],
                [4, 'D', 'Vị trí', PLACE, 'R99']]

        when:
        take(draft)

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.ILLEGAL_TRANSITION
        present() == []

        when:
        drafts.correct(draft.id(), [2: [(WARRANTY_TO): '28/02/2026'], 4: [(PLACE): '']], [3], [], me)

        then:
        look(draft).faults() == []
        look(draft).leftOut() == [3]

        when: "a row that was left out is wanted after all"
        drafts.correct(draft.id(), [:], [], [3], me)

        then:
        look(draft).faults()*.row() == [3, 3]

        when:
        drafts.correct(draft.id(), [:], [3], [], me)
        def list = take(draft)

        then:
        [list.added(), list.leftOut()] == [2, 1]
        present()*.origin()*.warrantyTo() == [java.time.LocalDate.of(2026, 2, 28), null]
    }

    def "the good rows are taken alone only where their author says so"() {
        given:
        def draft = bring("Tên,Loại\n$mark a,server\n,server\n$mark b,server\n")

        when:
        def list = take(draft, true)

        then:
        [list.added(), list.leftOut()] == [2, 1]
        present()*.name() == ["$mark a", "$mark b"]
    }

    def "what changed since its author looked is not taken over unseen: #what"() {
        given:
        def draft = bring("Tên,Loại,Mã tài sản\n$mark a,server,$mark-1\n")
        def seen = consent(look(draft))

        when:
        what == 'register' ? desk.add([(NAME): "$mark x" as String, (KIND): 'server', (TAG): "$mark-1" as String], terms, 'binh')
                : drafts.correct(draft.id(), [2: [(NAME): "$mark y" as String]], [], [], me)
        lists.take(draft.id(), seen, terms, me, { done, all -> })

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.CHANGED_MEANWHILE
        lists.ofDraft(draft.id()).empty

        where:
        what << ['register', 'draft']
    }

    def "empty cells leave what is known, unless their author wants them to empty it"() {
        given:
        take(bring("Tên,Loại,Mã tài sản,Ghi chú\n$mark a,server,$mark-1,cũ\n"))
        def draft = bring("Tên,Loại,Mã tài sản,Ghi chú\n$mark a,server,$mark-1,\n")

        expect:
        look(draft).plan().lines()*.fate() == [SAME]

        when:
        drafts.choose(draft.id(), new Choice(look(draft).columns(), [:], OnKnown.UPDATE, true), me)

        then:
        look(draft).plan().lines().first().differences().collect { [it.field(), it.was(), it.became()] } == [[NOTE, 'cũ', '']]
    }

    def "known assets are #fate where their author chose #onKnown"() {
        given:
        take(bring("Tên,Loại,Mã tài sản\n$mark a,server,$mark-1\n"))
        def draft = bring("Tên,Loại,Mã tài sản\n$mark b,server,$mark-1\n")

        when:
        drafts.choose(draft.id(), new Choice(look(draft).columns(), [:], onKnown, false), me)

        then:
        look(draft).plan().lines()*.fate() == [fate]

        where:
        onKnown        || fate
        OnKnown.UPDATE || CHANGED
        OnKnown.SKIP   || SKIPPED
        OnKnown.STOP   || FAULTY
    }

    def "what somebody took a heading for is remembered for the next list, and for nobody else"() {
        given:
        def draft = bring("Tên,Loại,Tem\n$mark a,server,$mark-1\n")
        drafts.choose(draft.id(), new Choice([0: NAME, 1: KIND, 2: TAG], [:], OnKnown.UPDATE, false), me)

        expect:
        look(bring("TEM,Tên,Loại\n$mark-2,$mark b,server\n")).columns() == [0: TAG, 1: NAME, 2: KIND]
        drafts.look(drafts.bring('x.csv', "Tem,Tên,Loại\n1,b,server\n".bytes, 'khac').id(), terms, 'khac').columns() == [1: NAME, 2: KIND]
    }

    def "two columns cannot tell one field"() {
        given:
        def draft = bring("Tên,Loại,Tên khác\na,server,b\n")

        when:
        drafts.choose(draft.id(), new Choice([0: NAME, 1: KIND, 2: NAME], [:], OnKnown.UPDATE, false), me)

        then:
        def refusal = thrown(DcimException)
        refusal.arguments()[0..1] == ['columns', 'A, C']
    }

    def "a list without a kind gets one for all its rows"() {
        given:
        def draft = bring("Tên\n$mark a\n")

        expect:
        look(draft).faults().collect { [it.fault().field(), it.column()] } == [[KIND, -1]]

        when:
        drafts.choose(draft.id(), new Choice([0: NAME], [(KIND): 'server'], OnKnown.UPDATE, false), me)

        then:
        look(draft).faults() == []
    }

    def "another row has the headings, and another sheet the list"() {
        given:
        def draft = bring("x,y\nTên,Loại\n$mark a,server\n")

        when:
        drafts.turnTo(draft.id(), 0, 1, me)

        then:
        look(draft).columns() == [:]
        look(draft).plan().lines().size() == 2

        when:
        drafts.turnTo(draft.id(), 0, 0, me)

        then:
        look(draft).draft().headRow() == 2

        when:
        drafts.turnTo(draft.id(), 0, 9, me)

        then:
        def refusal = thrown(DcimException)
        refusal.arguments()[2] == '1–3'
    }

    def "formulas without a value are faults of their cells, and one typed instead is taken"() {
        given:
        def file = new XlsxFile(sheets: ['Bìa', 'Máy']).row(1, ['Tên', 'Loại', 'Nguyên giá']).row(2, ["$mark a" as String, 'server', [formula: 'B1/0', error: '#DIV/0!']])
        def draft = drafts.bring('máy.xlsx', file.bytes(), me)

        expect:
        look(draft).faults().collect { [it.letters(), it.fault().kind().code(), it.fault().value()] } == [['C', 'no-value', '#DIV/0!']]

        when:
        drafts.correct(draft.id(), [2: [(PRICE): '5.000.000']], [], [], me)

        then:
        take(draft).added() == 1
        present().first().origin().price() == 5_000_000
    }

    def "a file that is no list leaves no draft"() {
        when:
        drafts.bring('x.csv', [] as byte[], me)

        then:
        thrown(TableFault)
    }

    def "a draft is its author's, ends after a week, and can be given up"() {
        given:
        def draft = bring("Tên\n$mark a\n")

        when:
        drafts.look(draft.id(), terms, 'khac')

        then:
        thrown(DcimException)

        when:
        clock.advance(Duration.ofDays(7))
        bring("Tên\n$mark b\n")

        then:
        look(draft).table().rows().size() == 2

        when:
        clock.advance(Duration.ofMillis(1))
        def other = bring("Tên\n$mark b\n")
        look(draft)

        then:
        thrown(DcimException)

        when:
        drafts.drop(other.id(), me)
        look(other)

        then:
        thrown(DcimException)
    }

    def "undoing a list puts back what nobody touched since, tells the rest, and is logged"() {
        given: "one of each: changed, changed and touched since, added, added and touched since"
        take(bring("Tên,Loại,Mã tài sản,Ghi chú\n$mark a,server,$mark-1,một\n$mark b,server,$mark-2,hai\n"))
        def list = take(bring("Tên,Loại,Mã tài sản,Ghi chú\n$mark a,server,$mark-1,mới\n$mark b,server,$mark-2,mới\n$mark c,server,$mark-3,\n$mark d,server,$mark-4,\n"))
        def byName = present().collectEntries { [it.name()[-1], it] }
        clock.advance(Duration.ofMinutes(1))
        desk.change(byName.b.id(), byName.b.revision(), [(NOTE): 'sửa tay'], terms, '', 'binh')
        desk.change(byName.d.id(), byName.d.revision(), [(NOTE): 'sửa tay'], terms, '', 'binh')

        expect: "a plan writes nothing"
        lists.planUndo(list.id()).collect { [it.fate(), it.detail()] } ==
                [[AssetUndo.Fate.BACK, ''], [AssetUndo.Fate.CHANGED_SINCE, 'binh'], [AssetUndo.Fate.REMOVED, ''], [AssetUndo.Fate.CHANGED_SINCE, 'binh']]
        present().size() == 4

        when:
        clock.advance(Duration.ofMinutes(1))
        lists.undo(list.id(), 'nhầm tệp', me)

        then:
        present().collect { [it.name()[-1], it.note()] } == [['a', 'một'], ['b', 'sửa tay'], ['d', 'sửa tay']]
        lists.changes(list.id())*.undone() == [true, false, true, false]
        with(lists.get(list.id())) {
            it.undoneBy() == me
            it.undoneFor() == 'nhầm tệp'
        }
        log('asset.undo') == '2'
        log('asset-list.undo') == '1'

        and: "the history has it all"
        assets.versions(byName.a.id())*.asset()*.note() == ['một', 'mới', 'một']
        assets.versions(byName.c.id()).size() == 1

        when: "nothing is left to undo"
        lists.undo(list.id(), 'nhầm tệp', me)

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.ILLEGAL_TRANSITION
    }

    def "what was moved since is not put back, and a list that told nothing new has nothing to undo"() {
        given:
        take(bring("Tên,Loại,Mã tài sản\n$mark a,server,$mark-1\n"))
        def list = take(bring("Tên,Loại,Số sê-ri,Hãng,Mã tài sản\n$mark a,server,$mark,Dell,$mark-1\n$mark b,server,,,\n"))
        def changed = take(bring("Tên,Loại,Số sê-ri,Hãng\n$mark a,server,$mark,Dell\n"))
        def b = present().find { it.name().endsWith('b') }
        desk.move(b.id(), b.revision(), AssetStatus.BROKEN, new AssetDesk.Grounds('1/BB', java.time.LocalDate.of(2026, 3, 1), '', '', 'rơi'), 'binh')

        expect:
        changed.same() == 1
        lists.planUndo(changed.id()) == []
        lists.planUndo(list.id())*.fate() == [AssetUndo.Fate.BACK, AssetUndo.Fate.CHANGED_SINCE]
    }

    def "a label that a list took away and somebody else gave to another asset stays where it is"() {
        given:
        take(bring("Tên,Loại,Mã tài sản,Hãng,Số sê-ri\n$mark a,server,$mark-1,Dell,$mark\n"))
        def draft = bring("Tên,Loại,Mã tài sản,Hãng,Số sê-ri\n$mark a,server,,Dell,$mark\n")
        drafts.choose(draft.id(), new Choice(look(draft).columns(), [:], OnKnown.UPDATE, true), me)
        def list = take(draft)
        desk.add([(NAME): "$mark z" as String, (KIND): 'server', (TAG): "$mark-1" as String], terms, 'binh')

        expect:
        lists.planUndo(list.id()).collect { [it.fate(), it.detail()] } == [[AssetUndo.Fate.TAKEN, "$mark z"]]
    }

    def "what something else of the register refers to by a key is not taken out, whatever that is"() {
        given:
        def list = take(bring("Tên,Loại\n$mark a,server\n$mark b,server\n"))
        sql("CREATE TABLE later (id INT PRIMARY KEY, thing BIGINT, CONSTRAINT later_of FOREIGN KEY (thing) REFERENCES asset (id))")
        sql("INSERT INTO later VALUES (1, ${present().first().id()})")

        expect:
        lists.planUndo(list.id()).collect { [it.fate(), it.detail()] } == [[AssetUndo.Fate.IN_USE, 'later'], [AssetUndo.Fate.REMOVED, '']]

        when:
        lists.undo(list.id(), 'nhầm', me)

        then:
        present()*.name() == ["$mark a"]

        cleanup:
        sql('DROP TABLE IF EXISTS later')
    }

    private void sql(CharSequence statement) {
        java.sql.DriverManager.getConnection(database.url()).withCloseable { it.createStatement().execute(statement as String) }
    }

    def "the columns of a list of Snipe-IT are known by its headings, and so are its words"() {
        given:
        def draft = bring("""Asset Tag,Serial,Model,Model No.,Category,Manufacturer,Status,Location,Purchase Date,Purchase Cost,Item Name,Supplier,Order Number,Notes
$mark-1,$mark,PowerEdge R740,R740,Servers,Dell,Deployed,R01,2024-05-01,"1,234,567.00",$mark a,HPT,PO-9,x
""")

        expect:
        look(draft).columns().values().toList() ==
                [TAG, SERIAL, MODEL, KIND, MAKER, STATUS, PLACE, IN_USE_ON, PRICE, NAME, SUPPLIER, CONTRACT, NOTE]

        when:
        take(draft)

        then:
        with(present().first()) {
            it.status() == AssetStatus.IN_USE
            it.origin().price() == 1_234_567
            it.origin().inUseOn().toString() == '2024-05-01'
        }
    }
}
