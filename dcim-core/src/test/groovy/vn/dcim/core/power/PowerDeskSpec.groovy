package vn.dcim.core.power

import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.error.ErrorCode.*

/** The chain is noted, connected and changed; what cannot be is refused, and told with its cause. */
class PowerDeskSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder()
            .properties(database.properties() + ['dcim.asset.tag-pattern': 'TS-\\d{4}']).singletons(clock).start()
    @Shared PowerDesk desk = context.getBean(PowerDesk)
    @Shared Chains chains = context.getBean(Chains)
    @Shared long asset
    @Shared int counter

    def setupSpec() {
        def rack = context.getBean(PlaceRepository).save(new Place(null, 'R01', Place.Kind.RACK, null, 42))
        asset = context.getBean(AssetDesk).add([(AssetField.NAME): 'Máy chủ thư', (AssetField.KIND): 'server', (AssetField.TAG): 'TS-0417',
                (AssetField.PLACE): 'R01'], AssetTerms.CODES, 'an').asset().id()
    }

    PowerNode node(Map typed = [:]) {
        clock.advance(Duration.ofMinutes(1))
        desk.add(([name: "Q-${++counter}", kind: 'breaker'] + typed).collectEntries { [it.key, it.value as String] } as Map<String, String>, 'an')
    }

    def connect(String from, String to, String outlet = '', String path = '', String phases = '', String priority = '') {
        clock.advance(Duration.ofMinutes(1))
        desk.connect(new Cable(from, to, path, outlet, phases, priority), 'an')
    }

    List refusal(Closure act) {
        try {
            act()
            return []
        } catch (DcimException e) {
            return [e.code(), *e.arguments()]
        }
    }

    def "80 % of a rating may be used for long; from 70 % a load is watched, from 80 % high"() {
        expect:
        context.getBean(PowerConfig) == new PowerConfig(80, 70, 80)
    }

    def "a breaker of #amps A in #phases phases and #watts W may carry #capacity W"() {
        expect:
        node(amps: amps, phases: phases, watts: watts).capacity() == capacity

        where:
        amps | phases | watts || capacity
        '63' | '3'    | ''    || 43_470 // 63 × 230 × 3
        '16' | '1'    | ''    || 3_680
        '16' | ''     | '3000'|| 3_000  // the lower counts
        ''   | '3'    | '40.000' || 40_000
        ''   | ''     | ''    || null
    }

    def "#field typed as '#value' is refused, with what would be taken: #accepted"() {
        expect:
        refusal { node([(field): value]) } == [INVALID_VALUE, field, value, accepted]

        where:
        field      | value  || accepted
        'name'     | ''     || '1–100'
        'kind'     | 'lamp' || ''
        'amps'     | '0'    || '1–10000'
        'amps'     | '10001'|| '1–10000'
        'amps'     | '16 A' || '1–10000'
        'phases'   | '2'    || '1, 3'
        'derating' | '101'  || '1–100'
        'device'   | 'UPS-Z'|| ''
    }

    def "names are one each, whatever their case"() {
        given:
        def first = node()

        expect:
        refusal { node(name: first.name().toLowerCase()) } == [ALREADY_EXISTS, 'node', first.name().toLowerCase()]
    }

    def "what cannot be connected is told with its cause"() {
        given:
        def (a, b, c) = [node(), node(), node(kind: 'pdu')]*.name()
        connect(a, b)
        connect(b, c)
        connect(c, 'R01', '7')

        expect:
        refusal { connect(a, a) } == [FEEDS_ITSELF, a]
        refusal { connect(c, a) } == [FEED_CIRCLE, c, a, "$a → $b → $c" as String]
        refusal { connect(b, a) } == [FEED_CIRCLE, b, a, "$a → $b" as String]
        refusal { connect(a, b) } == [ALREADY_EXISTS, 'feed', "$a → $b" as String]
        refusal { connect(c, 'TS-0417', '7') } == [OUTLET_TAKEN, '7', c, 'R01']
        refusal { connect('Q-none', b) }[0..2] == [INVALID_VALUE, 'from', 'Q-none']
        refusal { connect(a, 'R99') }[0..2] == [INVALID_VALUE, 'to', 'R99']
        refusal { connect('R01', a) }[0..2] == [INVALID_VALUE, 'from', 'R01']
        refusal { connect(a, 'TS-0417', '', 'C') } == [INVALID_VALUE, 'path', 'C', 'A, B']
        refusal { connect(a, 'TS-0417', '', '', 'L4') } == [INVALID_VALUE, 'phases', 'L4', 'L1, L2, L3, L1L2L3']
        refusal { connect(a, 'TS-0417', '', '', '', '2') } == [INVALID_VALUE, 'priority', '2', '0–1']
    }

    def "an asset has as many cords as power supplies, and stands with its rack until it has one"() {
        given:
        def pdu = node(kind: 'pdu').name()
        def inRack = node(kind: 'pdu').name()
        connect(inRack, 'R01', '', 'B')
        def fedBy = { -> chains.now().into("asset:$asset").collect { chains.now().find(it.fromNode()).get().name() } }
        def before = fedBy()

        when:
        desk.setLoad(asset, [inputs: '2', budget: '450', nameplate: '750', weight: '24'], 'an')
        connect(pdu, 'TS-0417', '1', 'A', 'l1')
        connect(pdu, 'máy chủ thư', '2', 'b', 'L2, L3')

        then:
        before.contains(inRack)
        fedBy() == [pdu, pdu]
        chains.now().into("asset:$asset").collect { [it.outlet(), it.path(), it.phases()] } == [['1', 'A', 'L1'], ['2', 'B', 'L2L3']]
        refusal { connect(pdu, 'TS-0417', '3') } == [INPUTS_TAKEN, 'Máy chủ thư', 2]
        chains.now().find("asset:$asset").get().budget() == 450
        refusal { desk.setLoad(asset, [inputs: '2', needed: '3'], 'an') } == [INVALID_VALUE, 'needed', '3', '1–2']

        cleanup:
        chains.now().into("asset:$asset").findAll { it.toNode() == "asset:$asset" }.each { desk.disconnect(it.id(), 'rút ra', 'an') }
    }

    def "several connections are one change: with one that cannot be, none is made"() {
        given:
        def (a, b) = [node(), node()]*.name()
        def wanted = [new Cable(a, b, '', '', '', ''), new Cable(b, a, '', '', '', '')]

        expect:
        refusal { desk.connectAll(wanted, 'danh sách', 'an') } == [FEED_CIRCLE, b, a, "$a → $b" as String]
        chains.now().nodes().find { it.name() == b }.with { chains.now().into(it.key()) } == []
    }

    def "a part is changed by whoever saw it last, and removed once nothing hangs on it; the audit log has all of it"() {
        given:
        def q = node(amps: '16')
        def other = node()
        def feed = connect(q.name(), other.name())

        when:
        def changed = desk.change(q.id(), 1, [name: q.name(), kind: 'breaker', amps: '32', open: 'on'], 'thay aptomat', 'binh')

        then:
        changed.revision() == 2
        refusal { desk.change(q.id(), 1, [name: q.name(), kind: 'breaker'], '', 'an') } == [CHANGED_MEANWHILE, changed.toString(), 'binh']
        refusal { desk.remove(q.id(), '', 'an') } == [STILL_CONNECTED, q.name(), 1]

        when:
        clock.advance(Duration.ofMinutes(1))
        desk.disconnect(feed.id(), 'tháo cáp', 'an')
        desk.remove(q.id(), 'bỏ', 'an')

        then:
        refusal { desk.get(q.id()) } == [NOT_FOUND, 'node', q.id()]
        with(context.getBean(AuditLog).page(0, 4).content) {
            it*.action() == ['power.remove', 'power.disconnect', 'power.change', 'power.connect']
            it[2].was().contains('amps: 16') && it[2].became().contains('amps: 32') && it[2].became().contains('open: yes')
            it[2].reason() == 'thay aptomat'
            it[1].was() == "${q.name()} → ${other.name()}"
        }
    }
}
