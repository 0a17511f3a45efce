package vn.dcim.core.asset.disposal

import io.micronaut.context.ApplicationContext
import io.micronaut.data.jdbc.runtime.JdbcOperations
import java.time.Duration
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetBatch.OnKnown
import vn.dcim.core.asset.AssetBatch.Row
import vn.dcim.core.asset.AssetBatches
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetDesk.Grounds
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.Assets
import vn.dcim.core.asset.attachment.AttachmentDesk
import vn.dcim.core.asset.attachment.AttachmentDesk.Brought
import vn.dcim.core.asset.attachment.Attachments
import vn.dcim.core.asset.carrier.Carried
import vn.dcim.core.asset.carrier.CarrierDesk
import vn.dcim.core.asset.carrier.Carriers
import vn.dcim.core.asset.stocktake.StocktakeDesk
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.document.DocumentReader
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.power.Cable
import vn.dcim.core.power.PowerDesk
import vn.dcim.core.software.InstallationDesk
import vn.dcim.core.software.InstallationField
import vn.dcim.core.software.SoftwareDesk
import vn.dcim.core.software.SoftwareDeskSpec
import vn.dcim.core.software.TitleField
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.version.Versions

import static vn.dcim.core.asset.AssetStatus.*

/** Nothing is disposed of, and nothing leaves for repair, with what belongs to the centre. */
class DisposalGateSpec extends Specification {

    static final LocalDate DAY = LocalDate.parse('2026-03-01')
    static final Map DISK = [kind: 'solid-state', model: 'Samsung PM893', capacity: '1,92 TB', secrecy: 'ordinary']
    static final Map PURGE = [method: 'purge', tool: 'nvme format -s1', 'performed-by': 'Lan', witness: 'Tuấn', result: 'done',
                              verification: 'đọc lại 5 % ngẫu nhiên', document: '2/BBXDL']

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder().properties(database.properties())
            .singletons(clock, { Optional.of(new DocumentReader.Read('pdf', '')) } as DocumentReader).start()
    @Shared AssetDesk desk = context.getBean(AssetDesk)
    @Shared Assets assets = context.getBean(Assets)
    @Shared CarrierDesk carriers = context.getBean(CarrierDesk)
    @Shared DisposalDesk disposals = context.getBean(DisposalDesk)
    @Shared DisposalGate gate = context.getBean(DisposalGate)
    @Shared DisposalReleases releases = context.getBean(DisposalReleases)
    @Shared AttachmentDesk attachments = context.getBean(AttachmentDesk)
    @Shared AuditLog audit = context.getBean(AuditLog)
    @Shared int counter

    def setupSpec() {
        context.getBean(PlaceRepository).save(new Place(null, 'Kho', Place.Kind.ROOM, null))
    }

    Asset added(Map fields = [:]) {
        clock.advance(Duration.ofMinutes(1))
        def outcome = desk.add([(AssetField.NAME): "SRV-${++counter}" as String, (AssetField.KIND): 'server'] + fields, AssetTerms.CODES, 'an')
        assert outcome.faults() == []
        outcome.asset()
    }

    Asset move(Asset asset, AssetStatus next, boolean stays = false) {
        clock.advance(Duration.ofMinutes(1))
        def now = assets.get(asset.id())
        desk.move(now.id(), now.revision(), next, new Grounds('12/BB', DAY, '', next == IN_USE ? 'Lan' : '', 'vì', stays), 'binh')
    }

    Asset waiting(Map fields = [:]) {
        move(added(fields), AWAITING_DISPOSAL)
    }

    /** Minutes of some assets, signed and scanned as far as it is said. */
    Disposal minutes(List<Asset> on, Map with = [signed: true, scanned: true]) {
        def begun = disposals.begin(new DisposalDesk.Plan('5/QĐ', DAY, DisposalMethod.SALE, '',
                [new DisposalDesk.Member('Nguyễn Văn Nam', 'Chủ tịch')], on*.id()), 'an')
        def known = with.signed ? disposals.sign(begun.id(), 1, "${begun.id()}/BBTL", DAY, 'an') : begun
        if (with.scanned) {
            disposals.attach(known.id(), new Brought('signed-minutes', 'Bản ký', 'bb.pdf', '%PDF'.bytes), 'an')
        }
        known
    }

    Asset dispose(Asset asset, String document = '', LocalDate day = null) {
        clock.advance(Duration.ofMinutes(1))
        def now = assets.get(asset.id())
        desk.move(now.id(), now.revision(), DISPOSED, new Grounds(document, day, '', '', ''), 'binh')
    }

    List<Object> refusal(Closure<?> act) {
        try {
            act()
            null
        } catch (DcimException e) {
            [e.code(), *e.arguments()]
        }
    }

    def disk(Asset asset, Map typed = [:]) {
        carriers.add(asset.id(), DISK + [serial: "S${++counter}" as String] + typed, 'an')
    }

    def wipe(carrier, Map typed = [:]) {
        clock.advance(Duration.ofMinutes(1))
        carriers.wipe(carrier.id(), PURGE + typed, DAY, null, 'an')
    }

    Carried.State state(carrier) {
        context.getBean(Carriers).of(carrier.assetId()).carried().find { it.carrier().id() == carrier.id() }.state()
    }

    /** What may be in the way of an otherwise clear disposal: puts it there, and returns how it is cleared. */
    @Shared Map<String, Closure<Closure>> inTheWay = [
            'nobody said whether it holds data' : { it -> { -> carriers.sayNone(it.id(), 'không có ổ', 'an') } },
            'a disk holds data'                 : { def one = disk(it); { -> wipe(one) } },
            'a disk was taken out with its data': { def one = disk(it); carriers.takeOut(one.id(), 1, 'Két 2', '', 'an'); { -> wipe(one) } },
            'wiping a disk failed'              : { def one = disk(it); wipe(one, [result: 'failed']); { -> wipe(one) } },
            'software is installed on it'       : {
                def title = software()
                context.getBean(InstallationDesk).add(title, [(InstallationField.ASSET): it.name()], 'an')
                return { -> release(it, Gate.SOFTWARE) }
            },
            'it is plugged in'                  : {
                def power = context.getBean(PowerDesk)
                def node = power.add([name: "Q-${++counter}" as String, kind: 'pdu'], 'an')
                power.connectAll([new Cable(node.name(), it.name(), 'A', '7', '', '')], '', 'an')
                return { -> release(it, Gate.POWER) }
            },
            'it has addresses'                  : {
                change(it, [(AssetField.IP): "10.0.0.${++counter}" as String])
                return { -> release(it, Gate.ADDRESSES) }
            },
            'it is monitored'                   : {
                def device = context.getBean(DeviceRegistry).add("D-${++counter}", "10.1.0.${counter}", null, '', null,
                        new DeviceReading(null, DeviceClass.UPS, 'V', 'M', 'spec', '', [:], []))
                tie(it, device.id())
                return { -> tie(it, null) }
            },
            'a stocktake counts it'             : {
                change(it, [(AssetField.PLACE): 'Kho'])
                def stocktakes = context.getBean(StocktakeDesk)
                def place = context.getBean(PlaceRepository).findAll().find { it.name() == 'Kho' }
                def begun = stocktakes.begin(new StocktakeDesk.Plan('Kiểm kê', place.id(), null, '', null, [new StocktakeDesk.Member('Lan', '')]), 'an')
                return { -> endStocktake(begun.id()) }
            },
            'somebody has it'                   : {
                change(it, [(AssetField.HOLDER): 'Hoàng Minh Tuấn'])
                return { -> release(it, Gate.HOLDER) }
            },
    ]

    long software() {
        def title = context.getBean(SoftwareDesk).add(SoftwareDeskSpec.WHOLE + [
                (TitleField.NAME): "Phần mềm ${++counter}" as String], 'an')
        assert title.faults() == []
        title.kept().id()
    }

    void change(Asset asset, Map<AssetField, String> typed) {
        def now = assets.get(asset.id())
        assert desk.change(now.id(), now.revision(), typed, AssetTerms.CODES, '', 'an').faults() == []
    }

    void tie(Asset asset, Long device) {
        context.getBean(Versions).write {
            context.getBean(JdbcOperations).prepareStatement('UPDATE asset SET device_id = ? WHERE id = ?') { statement ->
                statement.setObject(1, device)
                statement.setLong(2, asset.id())
                statement.executeUpdate()
            }
        }
    }

    void endStocktake(long id) {
        context.getBean(Versions).write {
            context.getBean(JdbcOperations).prepareStatement('UPDATE stocktake SET closed_at = NOW(6) WHERE id = ?') { statement ->
                statement.setLong(1, id)
                statement.executeUpdate()
            }
        }
    }

    void release(Asset asset, Gate what) {
        clock.advance(Duration.ofMinutes(1))
        assert releases.can(what)
        releases.release(asset.id(), what, 'chuẩn bị thanh lý', 'an')
    }

    def "AG59-10.4: while #what, #gateName alone keeps it from being disposed of; cleared, it goes"() {
        given:
        def asset = waiting()
        if (gateName != Gate.CARRIERS) {
            carriers.sayNone(asset.id(), 'máy không ổ', 'an')
        }
        minutes([asset])
        def clear = inTheWay[what].call(asset)

        when:
        def refused = refusal { dispose(asset) }
        def red = gate.lines(assets.get(asset.id())).findAll { !it.clear }

        then:
        refused[0] == ErrorCode.DISPOSAL_BLOCKED
        refused[1] == asset.toString()
        refused[2].startsWith(code)
        refused.size() == 3
        red*.gate() == [gateName]
        assets.get(asset.id()).status() == AWAITING_DISPOSAL

        when:
        clear()
        def gone = dispose(asset)

        then:
        gone.status() == DISPOSED
        gone.holding().person() == ''
        assets.movements(asset.id()).first().document() ==~ /\d+\/BBTL/

        where:
        what                                 | gateName       || code
        'nobody said whether it holds data'  | Gate.CARRIERS  || 'carriers-unsaid'
        'a disk holds data'                  | Gate.CARRIERS  || 'carrier-holds-data S'
        'a disk was taken out with its data' | Gate.CARRIERS  || 'carrier-holds-data S'
        'wiping a disk failed'               | Gate.CARRIERS  || 'carrier-holds-data S'
        'software is installed on it'        | Gate.SOFTWARE  || 'installed Phần mềm'
        'it is plugged in'                   | Gate.POWER     || 'connected Q-'
        'it has addresses'                   | Gate.ADDRESSES || 'address 10.0.0.'
        'it is monitored'                    | Gate.DEVICE    || 'monitored D-'
        'a stocktake counts it'              | Gate.STOCKTAKE || 'counted Kiểm kê'
        'somebody has it'                    | Gate.HOLDER    || 'held Hoàng Minh Tuấn'
    }

    def "KT17-6.7-b: where disks must be destroyed, #done leaves #left; elsewhere it leaves #elsewhere"() {
        given:
        def asset = waiting()
        def one = disk(asset)
        methods.each { wipe(one, [method: it]) }
        def checked = { boolean mustDestroy ->
            new CarrierCheck(context.getBean(Carriers), new DisposalConfig(mustDestroy)).left([asset])[asset.id()]*.code()
        }

        expect:
        context.getBean(DisposalConfig) == new DisposalConfig(false)
        checked(true) == left
        checked(false) == elsewhere

        where:
        done          | methods              || left                      | elsewhere
        'nothing'     | []                   || ['carrier-holds-data']    | ['carrier-holds-data']
        'wiping'      | ['purge']            || ['carrier-not-destroyed'] | []
        'destruction' | ['destroy']          || []                        | []
        'both'        | ['purge', 'destroy'] || []                        | []
    }

    def "without #lacking nothing is disposed of: #code"() {
        given:
        def asset = waiting()
        carriers.sayNone(asset.id(), 'máy không ổ', 'an')
        if (with != null) {
            minutes([asset], with)
        }

        expect:
        refusal { dispose(asset, '12/BB', DAY) }.drop(2)*.split(' ')*.first() == [code]

        where:
        lacking          | with                            || code
        'minutes'        | null                            || 'no-minutes'
        'signatures'     | [signed: false, scanned: true]  || 'minutes-unsigned'
        'the scan'       | [signed: true, scanned: false]  || 'no-scan'
    }

    def "a withdrawn scan does not count; the minutes' own number and day stand in the movement, no others"() {
        given:
        def asset = waiting()
        carriers.sayNone(asset.id(), 'máy không ổ', 'an')
        def minutes = minutes([asset])
        def scan = context.getBean(Attachments).ofDisposal(minutes.id()).first()

        expect:
        refusal { dispose(asset, '7/BB') } == [ErrorCode.INVALID_VALUE, 'document', '7/BB', minutes.document()]
        refusal { dispose(asset, '', DAY.plusDays(1)) }.take(2) == [ErrorCode.INVALID_VALUE, 'signed-on']

        when:
        attachments.withdraw(scan.id(), 'thiếu chữ ký', 'an')

        then:
        refusal { dispose(asset) }[2] == "no-scan $minutes.document" as String
        refusal { attachments.withdraw(scan.id(), 'lần nữa', 'an') }[0] == ErrorCode.ILLEGAL_TRANSITION
    }

    def "all that is red is told at once, and no way goes around it: list, form, addition, several at once"() {
        given:
        def blocked = waiting((AssetField.TAG): "TS-${++counter}" as String, (AssetField.IP): "10.2.0.${counter}" as String)
        def clear = waiting()
        carriers.sayNone(clear.id(), 'máy không ổ', 'an')
        def minutes = minutes([blocked, clear])

        expect:
        refusal { dispose(blocked) }.drop(2)*.split(' ')*.first() == ['carriers-unsaid', 'address']

        when: "a list and a form say that it is gone"
        context.getBean(AssetBatches).take([new Row(1, [(AssetField.TAG): blocked.tag(), (AssetField.STATUS): 'disposed'])],
                OnKnown.UPDATE, AssetTerms.CODES, 'danh sách', 'an')
        change(blocked, [(AssetField.STATUS): 'disposed'])

        then:
        assets.get(blocked.id()).status() == AWAITING_DISPOSAL
        refusal { added((AssetField.STATUS): 'disposed') }[0] == ErrorCode.ILLEGAL_TRANSITION

        when: "both at once: none of them goes"
        def refused = refusal { disposals.carryOut(minutes.id(), 'an') }

        then:
        refused[0] == ErrorCode.DISPOSAL_BLOCKED
        [blocked, clear].every { assets.get(it.id()).status() == AWAITING_DISPOSAL }

        when:
        carriers.sayNone(blocked.id(), 'máy không ổ', 'an')
        release(blocked, Gate.ADDRESSES)
        disposals.carryOut(minutes.id(), 'an')

        then:
        [blocked, clear].every { assets.get(it.id()).status() == DISPOSED }
        assets.versions(blocked.id()).any { it.asset().ips() == blocked.ips() }
    }

    def "a release is one change with its rows of the audit log, with a reason, while the asset awaits its disposal"() {
        given:
        def asset = waiting()
        def used = added()
        2.times { context.getBean(InstallationDesk).add(software(), [(InstallationField.ASSET): asset.name()], 'an') }
        def before = audit.page(0, 1).totalSize

        when:
        release(asset, Gate.SOFTWARE)

        then:
        audit.page(0, 5).content.take(2)*.action() == ['software.remove'] * 2
        audit.page(0, 1).totalSize == before + 2
        refusal { releases.release(asset.id(), Gate.SOFTWARE, ' ', 'an') }.take(2) == [ErrorCode.INVALID_VALUE, 'reason']
        refusal { releases.release(asset.id(), Gate.CARRIERS, 'vì', 'an') }.take(2) == [ErrorCode.INVALID_VALUE, 'gate']
        refusal { releases.release(used.id(), Gate.SOFTWARE, 'vì', 'an') }[0] == ErrorCode.ILLEGAL_TRANSITION
    }

    def "what was disposed of before, entered as it happened, stays as it is"() {
        given:
        def asset = waiting()
        clock.advance(Duration.ofMinutes(1))

        when:
        context.getBean(Versions).enterAt(clock.instant().minusSeconds(30)) {
            desk.move(asset.id(), asset.revision(), DISPOSED, new Grounds('9/BBTL', DAY, '', '', ''), 'an')
        }

        then:
        assets.get(asset.id()).status() == DISPOSED
    }

    def "AG59-10.4: #what leaves for repair outside: #answer; in the centre it is repaired with its disks"() {
        given:
        def asset = added((AssetField.KIND): kind)
        prepare.call(this, asset)

        expect:
        refusal { move(asset, IN_REPAIR) }?.drop(2) == answer
        assets.get(asset.id()).status() == IN_REPAIR || move(asset, IN_REPAIR, true).status() == IN_REPAIR

        where:
        what                               | kind     | prepare                                                          || answer
        'a server nobody looked into'      | 'server' | { spec, it -> }                                                  || ['carriers-unsaid']
        'a UPS nobody looked into'         | 'ups'    | { spec, it -> }                                                  || null
        'a server with its disk in'        | 'server' | { spec, it -> spec.disk(it, [serial: 'IN-1']) }                  || ['carrier-holds-data IN-1']
        'a switch with its disk in'        | 'switch' | { spec, it -> spec.disk(it, [serial: 'IN-2']) }                  || ['carrier-holds-data IN-2']
        'a server with its disk wiped'     | 'server' | { spec, it -> spec.wipe(spec.disk(it)) }                         || null
        'a server whose disk stays behind' | 'server' | { spec, it -> spec.carriers.takeOut(spec.disk(it).id(), 1, 'Két 2', '', 'an') } || null
        'a server without disks'           | 'server' | { spec, it -> spec.carriers.sayNone(it.id(), 'khởi động từ mạng', 'an') } || null
    }

    def "a disk counts as wiped until it may hold data again: put into another machine, or its machine in use"() {
        given:
        def asset = added()
        def other = added()
        def one = disk(asset)

        when:
        wipe(one)

        then:
        state(one) == Carried.State.WIPED

        when:
        def moved = carriers.putInto(one.id(), 1, other.id(), 'dùng lại', 'an')

        then:
        state(moved) == Carried.State.HOLDS_DATA

        when:
        wipe(moved)
        move(other, IN_USE)

        then:
        state(moved) == Carried.State.HOLDS_DATA

        when: "destroyed is destroyed"
        wipe(moved, [method: 'destroy'])

        then:
        state(moved) == Carried.State.DESTROYED
        refusal { carriers.putInto(one.id(), 2, asset.id(), 'dùng lại', 'an') }[0] == ErrorCode.ILLEGAL_TRANSITION
        refusal { wipe(moved) }[0] == ErrorCode.ILLEGAL_TRANSITION
    }

    def "a record of wiping with #typed is refused: #field"() {
        given:
        def one = disk(added(), [secrecy: 'confidential'])

        expect:
        refusal { carriers.wipe(one.id(), PURGE + typed, on, null, 'an') }.take(2) == [ErrorCode.INVALID_VALUE, field]

        where:
        typed                                | on              || field
        [method: 'xóa']                      | DAY             || 'method'
        [method: 'clear']                    | DAY             || 'method' // AG59 9.3: secrets are wiped for good
        [tool: '']                           | DAY             || 'tool'
        [method: 'destroy', document: '']    | DAY             || 'document'
        ['performed-by': '']                 | DAY             || 'performed-by'
        [witness: 'lan']                     | DAY             || 'witness'
        [verification: '']                   | DAY             || 'verification'
        [result: '']                         | DAY             || 'result'
        [:]                                  | null            || 'performed-on'
        [:]                                  | DAY.plusDays(2) || 'performed-on'
    }

    def "a carrier with #typed is refused: #field; what is noted twice too"() {
        given:
        def asset = added()
        def first = disk(asset)

        expect:
        refusal { carriers.add(asset.id(), DISK + [serial: 'X1'] + typed, 'an') }.take(2) == [ErrorCode.INVALID_VALUE, field]
        refusal { carriers.add(asset.id(), DISK + [serial: first.serial()], 'an') } == [ErrorCode.ALREADY_EXISTS, 'carrier', first.serial()]
        refusal { carriers.sayNone(asset.id(), 'vì', 'an') }[0] == ErrorCode.ILLEGAL_TRANSITION
        first.capacityMb() == 1_920_000

        where:
        typed                || field
        [serial: ' ']        || 'serial'
        [kind: 'đĩa']        || 'kind'
        [secrecy: '']        || 'secrecy'
        [capacity: 'nhiều']  || 'capacity'
    }

    def "what is drawn up with #typed is refused: #field"() {
        given:
        def asset = typed.asset == 'in store' ? added() : waiting()
        def plan = new DisposalDesk.Plan(typed.decision ?: '5/QĐ', typed.containsKey('on') ? typed.on : DAY, DisposalMethod.SALE, '',
                typed.nobody ? [] : [new DisposalDesk.Member('Nam', '')], typed.asset == 'none' ? [] : [asset.id()])
        if (typed.asset == 'twice') {
            disposals.begin(plan, 'an')
        }

        expect:
        refusal { disposals.begin(plan, 'an') }.take(2) == [ErrorCode.INVALID_VALUE, field]

        where:
        typed                  || field
        [decision: ' ']        || 'decision'
        [on: null]             || 'decided-on'
        [on: DAY.plusDays(30)] || 'decided-on'
        [nobody: true]         || 'committee'
        [asset: 'none']        || 'assets'
        [asset: 'in store']    || 'assets'
        [asset: 'twice']       || 'assets'
    }

    def "minutes are signed once, not before their decision, and then keep their list"() {
        given:
        def on = [waiting(), waiting()]
        def begun = minutes(on, [:])

        expect:
        refusal { disposals.sign(begun.id(), 1, '1/BBTL', DAY.minusDays(1), 'an') }.take(2) == [ErrorCode.INVALID_VALUE, 'signed-on']
        refusal { disposals.sign(begun.id(), 1, ' ', DAY, 'an') }.take(2) == [ErrorCode.INVALID_VALUE, 'document']

        when:
        disposals.leaveOut(begun.id(), 1, on[0].id(), 'còn dùng được', 'an')

        then:
        refusal { disposals.sign(begun.id(), 1, '1/BBTL', DAY, 'an') }[0] == ErrorCode.CHANGED_MEANWHILE
        disposals.sign(begun.id(), 2, '1/BBTL', DAY, 'an').signed
        refusal { disposals.leaveOut(begun.id(), 3, on[1].id(), 'vì', 'an') }[0] == ErrorCode.ILLEGAL_TRANSITION
        refusal { disposals.sign(begun.id(), 3, '2/BBTL', DAY, 'an') }[0] == ErrorCode.ILLEGAL_TRANSITION
    }
}
