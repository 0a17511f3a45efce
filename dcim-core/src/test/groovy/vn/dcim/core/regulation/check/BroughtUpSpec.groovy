package vn.dcim.core.regulation.check

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetFilter
import vn.dcim.core.asset.AssetOrder
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.AssetUndo
import vn.dcim.core.asset.Assets
import vn.dcim.core.asset.AssetsAtHand
import vn.dcim.core.asset.carrier.CarrierDesk
import vn.dcim.core.asset.stocktake.Decision
import vn.dcim.core.asset.stocktake.Stocktake
import vn.dcim.core.asset.stocktake.StocktakeDesk
import vn.dcim.core.asset.stocktake.StocktakeScans
import vn.dcim.core.asset.stocktake.Stocktakes
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.error.DcimException
import vn.dcim.core.incident.IncidentDesk
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.Evidence
import vn.dcim.core.report.ReportJson
import vn.dcim.core.software.Consoles
import vn.dcim.core.software.InstallationDesk
import vn.dcim.core.software.InstallationField
import vn.dcim.core.software.LicenceDesk
import vn.dcim.core.software.LicenceField
import vn.dcim.core.software.SoftwareDesk
import vn.dcim.core.software.TitleField
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.version.Versions
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrders

import static vn.dcim.core.testing.ADevice.aDevice

/**
 * What is kept of the registry and of orders, and brought up by what changed, comes to the very facts that a program comes to which has
 * just started and reads everything. {@code -Ddcim.seed=N} plays the same changes again.
 */
class BroughtUpSpec extends Specification {

    static final long SEED = Long.getLong('dcim.seed', System.nanoTime())
    static final List<String> NAMES = ['Máy chủ', 'máy chủ', 'May chu', 'Ổ đĩa', 'Ô đĩa', 'Z', 'a', 'Đ']

    SteppedClock clock = SteppedClock.at('2026-11-24T01:00:00Z')
    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()

    def chance = new Random(SEED)
    int number = 0
    List<AssetUndo.Step> steps = []
    List titles = []
    List<Device> devices = []
    List<Stocktake> stocktakes = []

    private <T> T bean(Class<T> type) {
        context.getBean(type)
    }

    private static Map<String, String> facts(ApplicationContext of, Instant at) {
        of.getBeansOfType(Evidence).collectEntries { evidence ->
            def json = new String(of.getBean(ReportJson).bytes(of.getBean(Versions).snapshot { evidence.gather(at) }), 'UTF-8')
            // why: how full the disk is nobody here decides
            [evidence.name(), json.replaceAll(/"diskUsed":\w+/, '')]
        }
    }

    private int results() {
        database.rows('SELECT COUNT(*) AS n FROM obligation_result')[0].n as Integer
    }

    private Asset drawn() {
        def all = bean(Assets).find(AssetFilter.ALL, AssetOrder.NAME, false, 0, 1000).assets()
        all ? all[chance.nextInt(all.size())] : null
    }

    private Asset tagged() {
        one(bean(Assets).find(AssetFilter.ALL, AssetOrder.NAME, false, 0, 1000).assets().findAll { it.tag() })
    }

    private <T> T one(List<T> of) {
        of[chance.nextInt(of.size())]
    }

    private void add() {
        def outcome = bean(AssetDesk).add([
                (AssetField.NAME): "${one(NAMES)} ${chance.nextInt(6)}" as String,
                (AssetField.KIND): one(['server', 'laptop', 'switch', 'ups', 'fire', 'camera', 'battery', 'storage', 'nvr']),
                (AssetField.STATUS): one(['in-use', 'in-store', 'standby', 'broken', 'lent', 'awaiting-disposal']),
                (AssetField.PLACE): one(['', 'R01', 'K01', 'K02']),
                (AssetField.TAG): chance.nextBoolean() ? "NHÃN-${++number}" as String : '',
                (AssetField.IP): chance.nextBoolean() ? "10.0.0.${chance.nextInt(200)}" as String : '',
                (AssetField.IN_USE_ON): one(['', '01/06/2026'])], AssetTerms.CODES, 'an')
        if (outcome.asset() != null) {
            steps << new AssetUndo.Step(outcome.asset().id(), outcome.asset().revision(), true)
        }
    }

    private void change(Map<AssetField, String> typed) {
        def asset = drawn()
        def outcome = bean(AssetDesk).change(asset.id(), asset.revision(), typed, AssetTerms.CODES, 'sửa', 'an')
        if (outcome.asset() != null && outcome.asset().revision() > asset.revision()) {
            steps << new AssetUndo.Step(asset.id(), outcome.asset().revision(), false)
        }
    }

    private void move() {
        def asset = drawn()
        def next = one(asset.status().ways().keySet().toList())
        def grounds = new AssetDesk.Grounds('5/BB', LocalDate.parse('2026-11-20'), '', chance.nextBoolean() ? 'Nam' : '', 'theo biên bản')
        if (next != AssetStatus.DISPOSED) {
            bean(AssetDesk).move(asset.id(), asset.revision(), next, grounds, 'an')
            return
        }
        // why: past the gate, as where a registry is taken over
        bean(Versions).enterAt(clock.instant() - Duration.ofMillis(1)) { bean(AssetDesk).move(asset.id(), asset.revision(), next, grounds, 'an') }
    }

    def "after #rounds rounds of changes drawn at random, the facts are those of a program that reads everything"() {
        given:
        println "seed of the changes: $SEED"
        def room = bean(PlaceRepository).save(new Place(null, 'R01', Place.Kind.ROOM, null))
        ['K01', 'K02'].each { bean(PlaceRepository).save(new Place(null, it, Place.Kind.RACK, room.id(), 42)) }
        def acts = [
                { add() }, { add() }, { add() },
                { change([(AssetField.NAME): "${one(NAMES)} ${chance.nextInt(6)}" as String]) },
                { change([(AssetField.NOTE): "ghi ${++number}" as String]) },
                { change([(AssetField.PLACE): one(['R01', 'K01', 'K02', ''])]) },
                { change([(AssetField.TAG): "NHÃN-${chance.nextInt(9)}" as String]) },
                { change([(AssetField.IP): "10.0.0.${chance.nextInt(200)}" as String]) },
                { change([(AssetField.IN_USE_ON): one(['', '02/06/2026']), (AssetField.PRICE): one(['', '1000000'])]) },
                { change([(AssetField.HOLDER): one(['', 'Bình'])]) },
                { change([(AssetField.KIND): one(['server', 'switch', 'laptop'])]) },
                { move() }, { move() }, { move() },
                { steps && bean(AssetUndo).undo([steps.removeLast()], 'nhầm', 'an', { lines, at -> }) },
                { titles << bean(SoftwareDesk).add([(TitleField.NAME): "Phần mềm ${++number}" as String, (TitleField.KIND): one(['operating-system', 'anti-malware', 'database']),
                        (TitleField.GROUND): 'proprietary'], 'an').kept() },
                { bean(LicenceDesk).add(one(titles).id(), [(LicenceField.METRIC): 'device', (LicenceField.TERM): 'limited', (LicenceField.SEATS): '2', (LicenceField.STARTS_ON): '01/01/2026',
                        (LicenceField.ENDS_ON): one(['30/11/2026', '31/12/2027'])], 'an') },
                { bean(InstallationDesk).add(one(titles).id(), [(InstallationField.ASSET): drawn().name()], 'an') },
                { def register = bean(Registers).get('asset-checks'); bean(RegisterDesk).add(register, [number: "P-${++number}" as String, asset: tagged().tag(),
                        kind: one(['hardening', 'before-use', 'yearly']), 'done-on': '01/11/2026', outcome: one(['passed', 'failed'])], 'an') },
                { bean(CarrierDesk).add(drawn().id(), [kind: 'solid-state', model: 'Samsung PM893', capacity: '1,92 TB', secrecy: 'ordinary', serial: "S${++number}" as String], 'an') },
                { bean(CarrierDesk).sayNone(drawn().id(), 'đã xem', 'an') },
                { bean(Consoles).take('EDR', "host;product;version;last update;last scan;missing patches\n${drawn().name()};AV;1;24/11/2026 07:00;23/11/2026 08:00;${chance.nextInt(3)}" as String, 'an') },
                { bean(WorkDesk).open(new WorkDesk.Wish(WorkKind.CORRECTIVE, "Sửa ${++number}", null, '', LocalDate.parse('2026-12-01'), [drawn().id()], []), 'an') },
                { bean(WorkDesk).cancel(one(bean(WorkOrders).open()).id(), 'đã thay', 'an') },
                { devices << aDevice("TB-${++number}").ofClass(one([DeviceClass.UPS, DeviceClass.SWITCH, DeviceClass.GENERATOR, DeviceClass.CAMERA]))
                        .with(one(['device.reachability', 'generator.state', 'input.voltage'])).standingIn(room).addTo(context) },
                { bean(DeviceRegistry).setState(one(devices).id(), one([Device.State.ACTIVE, Device.State.PAUSED, Device.State.RETIRED])) },
                { bean(DeviceRegistry).identify(one(devices).id(), 'APC', "Smart ${++number}", [:]) },
                { bean(DeviceRegistry).reconcile(one(devices).id(), []) },
                { stocktakes << bean(StocktakeDesk).begin(new StocktakeDesk.Plan("Kiểm kê ${++number}", null, null, '1/QĐ', null, [new StocktakeDesk.Member('Nam', '')]), 'an') },
                { bean(StocktakeScans).take(one(stocktakes).id(), [new StocktakeScans.Read("c-${++number}", tagged().tag(), one([room.id(), null]), false, '', 0)], 'an') },
                { def taken = one(stocktakes); bean(StocktakeScans).undo(taken.id(), one(bean(Stocktakes).newest(taken.id(), 50)).id(), 'an') },
                { def over = one(stocktakes); bean(StocktakeDesk).decide(over.id(), bean(Stocktakes).items(over.id())*.id(), Decision.LEAVE, 'đã xem', 'an'); bean(StocktakeDesk).close(over.id(), 'an') },
                { bean(IncidentDesk).open(new IncidentDesk.Wish("Sự cố ${++number}", null, null, null, false), 'an') },
        ]
        int done = 0
        Map<String, Set<String>> seen = [:].withDefault { [] as Set }
        def otherwise = []

        when:
        rounds.times { round ->
            def drawn = acts.shuffled(chance) + (1..more).collect { one(acts) }
            drawn.each { act ->
                clock.advance(Duration.ofSeconds(1 + chance.nextInt(300)))
                try {
                    act.call()
                    done++
                } catch (DcimException | NullPointerException | IllegalArgumentException ignored) {
                    // why: what the desks do not allow just then, or what there is none of yet, is nothing that changed
                }
            }
            def mine = facts(context, clock.instant())
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start().withCloseable { fresh ->
                def whole = facts(fresh, clock.instant())
                mine.each { name, facts ->
                    seen[name] << facts
                    if (facts != whole[name]) {
                        otherwise << [round, name, facts, whole[name]]
                    }
                }
                // why: what is judged of kept facts, or not asked again, must come to what a program comes to that asks all
                bean(Evaluation).evaluate()
                def written = results()
                fresh.getBean(Evaluation).evaluate()
                if (results() != written) {
                    otherwise << [round, 'judged otherwise', database.rows("SELECT obligation, verdict FROM obligation_result ORDER BY id DESC LIMIT ${results() - written}")]
                }
                if (bean(AssetsAtHand).all() != fresh.getBean(AssetsAtHand).all()) {
                    otherwise << [round, 'assets']
                }
            }
        }

        then:
        otherwise == []

        and: "what is without origin is what the list shows so"
        bean(AssetsAtHand).present().findAll { it.withoutOrigin }*.id() ==
                bean(Assets).find(new AssetFilter('', null, null, [] as Set, null, null, null, AssetFilter.Flaw.NO_ORIGIN, null), AssetOrder.NAME, false, 0, 10_000).assets()*.id()

        and: "much happened, and the facts told of it"
        done > rounds * acts.size() / 2
        ['equipment', 'components', 'software', 'registers', 'hosts', 'work-orders', 'failures', 'monitored', 'rooms'].findAll { seen[it].size() < 2 } == []

        where:
        rounds | more
        6      | 20
    }
}
