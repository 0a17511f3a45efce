package vn.dcim.core.asset

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.AssetDesk.Grounds
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.unit.Units
import vn.dcim.core.version.Versions

import static vn.dcim.core.asset.AssetField.*
import static vn.dcim.core.asset.AssetStatus.*

/** Assets come, change, go from hand to hand, and leave; nothing of it is forgotten. */
class AssetDeskSpec extends Specification {

    static final LocalDate DAY = LocalDate.parse('2026-03-02')

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder()
                    .properties(database.properties() + ['dcim.asset.tag-pattern': 'TS-\\d{4}'])
                    .singletons(clock).start()
    @Shared AssetDesk desk = context.getBean(AssetDesk)
    @Shared Assets assets = context.getBean(Assets)
    @Shared AuditLog audit = context.getBean(AuditLog)
    @Shared int counter

    String name = "SRV-${++counter}"

    def setupSpec() {
        def places = context.getBean(PlaceRepository)
        def room = places.save(new Place(null, 'Phòng máy', Place.Kind.ROOM, null))
        places.save(new Place(null, 'R01', Place.Kind.RACK, room.id(), 42))
        places.save(new Place(null, 'R02', Place.Kind.RACK, room.id(), 12))
        context.getBean(Units).add('Sở Y tế', 'SYT', 'an')
        context.getBean(Units).add('Trung tâm Tích hợp dữ liệu', 'TTTHDL', 'an')
    }

    AssetOutcome attempt(Map<AssetField, String> typed) {
        clock.advance(Duration.ofMinutes(1))
        desk.add(([(NAME): name, (KIND): 'server'] + typed).collectEntries { [it.key, it.value as String] }, AssetTerms.CODES, 'an')
    }

    Asset added(Map<AssetField, String> typed = [:]) {
        def outcome = attempt(typed)
        assert outcome.faults() == []
        outcome.asset()
    }

    AssetOutcome change(Asset asset, Map<AssetField, String> typed, String reason = '') {
        clock.advance(Duration.ofMinutes(1))
        desk.change(asset.id(), asset.revision(), typed, AssetTerms.CODES, reason, 'binh')
    }

    Asset move(Asset asset, AssetStatus next, Map grounds = [:]) {
        clock.advance(Duration.ofMinutes(1))
        def given = [document: '12/BB', signedOn: DAY, unit: '', person: 'Lan', reason: ''] + grounds
        desk.move(asset.id(), asset.revision(), next,
                new Grounds(given.document, given.signedOn, given.unit, given.person, given.reason), 'binh')
    }

    /** It was disposed of before the registry asked for more than minutes. */
    Asset gone(Asset asset) {
        Asset gone = null
        clock.advance(Duration.ofMinutes(1))
        context.getBean(Versions).enterAt(clock.instant().minusSeconds(30)) {
            gone = desk.move(asset.id(), asset.revision(), DISPOSED, new Grounds('9/BBTL', DAY, '', '', ''), 'binh')
        }
        gone
    }

    Asset passed(Asset asset, AssetStatus next) {
        next == DISPOSED ? gone(asset) : move(asset, next, [reason: 'vì'])
    }

    def "an asset is noted with all that is known of it, and lies in store"() {
        when:
        def asset = added((TAG): 'TS-0001', (MAKER): 'Dell', (MODEL): 'R740', (SERIAL): "S$counter", (MAC): '0CC47A010203',
                (IP): '10.0.0.7', (PLACE): 'r01', (UNIT): 'U10', (HEIGHT): '2U', (OWNER): 'SYT', (ORIGIN): 'purchase',
                (PRICE): '125.000.000 đ', (IN_USE_ON): '01/02/2026', (LIFE): '60', (WARRANTY_TO): '31/01/2029',
                (HOLDING_UNIT): 'trung tam tich hop du lieu')
        def kept = assets.get(asset.id())

        then:
        kept == asset
        kept.status() == IN_STORE
        kept.revision() == 1
        kept.macs() == '0c:c4:7a:01:02:03'
        kept.position().unit() == 10
        kept.position().top() == 11
        kept.origin().price() == 125_000_000
        AssetTexts.of(kept, OWNER, assets.names()) == 'Sở Y tế'
        AssetTexts.of(kept, PLACE, assets.names()) == 'R01'

        and:
        def row = audit.page(0, 1).first()
        row.action() == 'asset.add'
        row.became().contains('serial: S')
    }

    def "#typed is refused: #field #kind #accepted"() {
        when:
        def outcome = attempt(typed)

        then:
        outcome.isRefused()
        outcome.faults()*.field() == [field]
        outcome.faults()*.kind() == [kind as AssetFault.Kind]
        outcome.faults()*.accepted() == [accepted]

        where:
        typed                                          | field    | kind           | accepted
        [(NAME): ' ']                                  | NAME     | 'MISSING'      | ''
        [(NAME): 'x' * 101]                            | NAME     | 'TOO_LONG'     | '100'
        [(KIND): '']                                   | KIND     | 'MISSING'      | ''
        [(KIND): 'tủ lạnh']                            | KIND     | 'NOT_READ'     | ''
        [(TAG): 'TS-1']                                | TAG      | 'NOT_READ'     | 'TS-\\d{4}'
        [(PLACE): 'R09']                               | PLACE    | 'UNKNOWN'      | 'Phòng máy, R01, R02'
        [(OWNER): 'Sở Lạ']                             | OWNER    | 'UNKNOWN'      | 'Sở Y tế, Trung tâm Tích hợp dữ liệu'
        [(PLACE): 'Phòng máy', (UNIT): '3']            | UNIT     | 'NOT_TOGETHER' | 'place'
        [(UNIT): '3']                                  | UNIT     | 'NOT_TOGETHER' | 'place'
        [(PLACE): 'R02', (UNIT): '13']                 | UNIT     | 'NOT_READ'     | '1–12'
        [(PLACE): 'R02', (UNIT): '12', (HEIGHT): '2']  | HEIGHT   | 'NOT_READ'     | '1–1'
        [(PRICE): '12 triệu']                          | PRICE    | 'NOT_READ'     | '12.500.000'
        [(WARRANTY_TO): '31/02/2026']                  | WARRANTY_TO | 'NOT_READ'  | 'dd/MM/yyyy'
        [(LIFE): '0']                                  | LIFE     | 'NOT_READ'     | '1–600'
    }

    def "all that is wrong is told at once, and nothing is written"() {
        given:
        def before = audit.page(0, 1).totalSize

        when:
        def outcome = attempt((NAME): '', (PRICE): 'x', (IP): 'ups-a')

        then:
        outcome.faults()*.field() == [NAME, IP, PRICE]
        audit.page(0, 1).totalSize == before
    }

    def "a registry that is taken over may have given a serial number twice; both can still be changed, and it is given to no third"() {
        given:
        def first = added((MAKER): 'HPE', (SERIAL): 'CZ-TWICE')
        name = "SRV-${++counter}"
        def second = added((MAKER): 'HPE', (SERIAL): 'CZ-OTHER')
        name = "SRV-${++counter}"
        clock.advance(Duration.ofMinutes(1))

        when:
        AssetOutcome taken = null
        context.getBean(Versions).enterAt(clock.instant() - Duration.ofSeconds(1)) {
            taken = desk.change(second.id(), second.revision(), [(SERIAL): 'CZ-TWICE'], AssetTerms.CODES, '', 'an')
        }

        then:
        taken.faults() == []
        change(taken.asset(), [(FIRMWARE): '2.1']).faults() == []
        change(first, [(FIRMWARE): '2.1']).faults() == []
        attempt((MAKER): 'HPE', (SERIAL): 'CZ-TWICE').faults()*.kind() == [AssetFault.Kind.TAKEN]
    }

    def "a label and a serial number are one asset's, until it is disposed of"() {
        given:
        def first = added((TAG): 'TS-0100', (MAKER): 'HPE', (SERIAL): 'CZ1')

        expect:
        attempt((TAG): 'ts-0100').faults()*.kind() == [AssetFault.Kind.NOT_READ]
        attempt((TAG): 'TS-0100').faults() == [new AssetFault(TAG, 'TS-0100', AssetFault.Kind.TAKEN, first.name())]
        attempt((MAKER): 'hpe', (SERIAL): 'cz1').faults()*.kind() == [AssetFault.Kind.TAKEN]
        !attempt((MAKER): 'Dell', (SERIAL): 'CZ1').refused

        when:
        def gone = gone(move(first, AWAITING_DISPOSAL))

        then:
        gone.status() == DISPOSED
        !attempt((TAG): 'TS-0100', (MAKER): 'HPE', (SERIAL): 'CZ1').refused
    }

    def "beside #there, #wanted is #answer"() {
        given:
        def rack = context.getBean(PlaceRepository).save(new Place(null, "Q${counter}", Place.Kind.RACK, null, 42))
        added((PLACE): rack.name(), (UNIT): there[0], (HEIGHT): there[1], (FACE): there[2], (HALF): there[3])

        expect:
        attempt((PLACE): rack.name(), (UNIT): wanted[0], (HEIGHT): wanted[1], (FACE): wanted[2], (HALF): wanted[3])
                .faults()*.field() == (answer == 'taken' ? [UNIT] : [])

        where:
        there                      | wanted                      | answer
        ['10', '2', 'front', '']   | ['9', '1', 'front', '']     | 'free'
        ['10', '2', 'front', '']   | ['9', '2', 'front', '']     | 'taken'
        ['10', '2', 'front', '']   | ['11', '1', 'front', '']    | 'taken'
        ['10', '2', 'front', '']   | ['12', '1', 'front', '']    | 'free'
        ['10', '2', 'front', '']   | ['10', '2', 'rear', '']     | 'free'
        ['10', '2', 'both', '']    | ['10', '2', 'rear', '']     | 'taken'
        ['10', '1', 'front', 'left'] | ['10', '1', 'front', 'right'] | 'free'
        ['10', '1', 'front', 'left'] | ['10', '1', 'front', 'left']  | 'taken'
        ['10', '1', 'front', 'left'] | ['10', '1', 'front', '']      | 'taken'
    }

    def "a change keeps what was not typed, and every version stays"() {
        given:
        def asset = added((SERIAL): "V$counter", (PLACE): 'R01', (UNIT): '30', (PRICE): '5000000')
        def began = clock.instant()

        when:
        def changed = change(asset, [(UNIT): '31', (NOTE): 'đổi khay'], 'lắp lại').asset()

        then:
        changed.revision() == 2
        changed.serial() == "V$counter"
        changed.position().unit() == 31
        changed.changedBy() == 'binh'

        and:
        def versions = assets.versions(asset.id())
        versions*.asset() == [changed, asset]
        versions*.from() == [clock.instant(), began]
        versions*.to() == [null, clock.instant()]

        and: "the audit log tells what stood before and after"
        with(audit.page(0, 1).first()) {
            action() == 'asset.change'
            was() == 'unit: 30; note: '
            became() == 'unit: 31; note: đổi khay'
            reason() == 'lắp lại'
        }

        and: "a list of that time shows what it was"
        def then = { at -> assets.find(new AssetFilter("v$counter", null, null, [] as Set, null, null, null, null, at), AssetOrder.NAME, false, 0, 10).assets() }
        then(began - Duration.ofMillis(1)) == []
        then(began) == [asset]
        then(clock.instant()) == [changed]
        then(null) == [changed]
    }

    def "nothing changes where nothing else was typed"() {
        given:
        def asset = added((PLACE): 'R01', (UNIT): '35', (WARRANTY_TO): '2027-01-31', (MAC): '0CC47A010299')

        expect:
        change(asset, AssetTexts.of(asset, assets.names())).asset() == asset
        assets.versions(asset.id()).size() == 1
    }

    def "who changes what somebody else changed meanwhile is told by whom, and loses nothing of either"() {
        given:
        def asset = added()
        change(asset, [(NOTE): 'một'])

        when:
        change(asset, [(NOTE): 'hai'])

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.CHANGED_MEANWHILE
        refusal.arguments() == [asset.toString(), 'binh']
        assets.get(asset.id()).note() == 'một'
    }

    def "a hand-over gives the asset a holder, with the minutes it stands on"() {
        given:
        def asset = added()

        when:
        def used = move(asset, IN_USE, [unit: 'SYT', person: 'Nguyễn Văn Nam', document: '07/BBBG'])

        then:
        used.holding() == new Holding(assets.names().findUnit('SYT').get().id(), 'Nguyễn Văn Nam', '07/BBBG', DAY)
        with(assets.movements(asset.id()).first()) {
            [was(), became(), paper(), document(), signedOn(), person()] ==
                    [IN_STORE, IN_USE, Paper.HANDOVER, '07/BBBG', DAY, 'Nguyễn Văn Nam']
            at() == clock.instant()
        }

        when: "it comes back"
        def back = move(used, IN_STORE, [person: ''])

        then:
        back.holding() == Holding.NOBODY
        assets.movements(asset.id())*.became() == [IN_STORE, IN_USE]
    }

    def "without #lacking nothing moves from #from to #next"() {
        given:
        def asset = from.inject(added()) { it, status -> move(it, status, [reason: 'vì']) }

        when:
        move(asset, next, [document: '7/BB', signedOn: DAY, person: 'Lan', reason: 'vì'] + grounds)

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.INVALID_VALUE
        refusal.arguments().first() == lacking
        assets.get(asset.id()) == asset

        where:
        from     | next        | grounds          || lacking
        []       | IN_USE      | [document: ' ']  || 'document'
        []       | IN_USE      | [signedOn: null] || 'signed-on'
        []       | IN_USE      | [person: '']     || 'person'
        []       | LENT        | [person: '']     || 'person'
        []       | IN_USE      | [unit: 'Sở Lạ']  || 'unit'
        []       | BROKEN      | [document: '']   || 'document'
        [BROKEN] | AWAITING_DISPOSAL | [document: ''] || 'document'
        []       | STANDBY     | [reason: '']     || 'reason'
    }

    def "no way leads from #from to #next"() {
        given:
        def asset = from.inject(added()) { it, status -> passed(it, status) }

        when:
        move(asset, next)

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.ILLEGAL_TRANSITION

        where:
        from                          | next
        []                            | IN_STORE
        []                            | DISPOSED
        [IN_USE]                      | AWAITING_DISPOSAL
        [IN_USE]                      | DISPOSED
        [BROKEN]                      | IN_USE
        [LENT]                        | BROKEN
        [AWAITING_DISPOSAL, DISPOSED] | IN_STORE
    }

    def "lists find by words without case and diacritics, by place, and by what is wrong"() {
        given:
        def marked = "khu${counter}"
        def whole = added((NAME): "Máy chủ thư điện tử $marked", (TAG): '', (PLACE): 'R01', (UNIT): '40')
        def lost = added((NAME): "Máy in $marked", (TAG): "TS-9${String.format('%03d', counter)}", (KIND): 'printer')

        expect:
        found("may chu $marked") == [whole]
        found("THƯ $marked") == [whole]
        found(marked, [kind: AssetKind.PRINTER]) == [lost]
        found(marked, [placeIds: [whole.position().placeId()] as Set]) == [whole]
        found(marked, [flaw: AssetFilter.Flaw.NO_TAG]) == [whole]
        found(marked, [flaw: AssetFilter.Flaw.NO_PLACE]) == [lost]
        found(marked, [flaw: AssetFilter.Flaw.SAME_TAG]) == []
        found(marked, [flaw: AssetFilter.Flaw.NO_ORIGIN])*.id() as Set == [whole, lost]*.id() as Set
        found(marked, [flaw: AssetFilter.Flaw.BROKEN_IN_PLACE]) == []
        found("100% $marked") == []
    }

    def "BK11-6.1-a, BK11-4.7: what is #status and stands in a room is told, and what lacks origin, price or day of use"() {
        given:
        def marked = "phong${counter}"
        def asset = added((NAME): "Một $marked" as String, (PLACE): 'R01', (ORIGIN): 'purchase', (PRICE): '1000', (IN_USE_ON): '01/01/2026')
        def there = way.inject(asset) { it, next -> move(it, next, [reason: 'vì']) }

        expect:
        found(marked, [flaw: AssetFilter.Flaw.BROKEN_IN_PLACE])*.id() == (told ? [there.id()] : [])
        found(marked, [flaw: AssetFilter.Flaw.NO_ORIGIN]) == []

        where:
        way                         || told
        [IN_USE]                    || false
        [IN_USE, BROKEN]            || true
        [BROKEN, AWAITING_DISPOSAL] || true
        status = way.last()
    }

    List<Asset> found(String text, Map with = [:]) {
        def filter = new AssetFilter(text, null, with.kind, with.placeIds ?: [] as Set, null, null, null, with.flaw, null)
        def found = assets.find(filter, AssetOrder.NAME, false, 0, 10)
        assert found.total() == found.assets().size()
        found.assets()
    }
}
