package vn.dcim.core.asset

import io.micronaut.context.ApplicationContext
import io.micronaut.transaction.TransactionOperations
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.version.UntilOther
import vn.dcim.core.version.Versions
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrders

class AssetsAtHandSpec extends Specification {

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(SteppedClock.at('2026-11-24T01:00:00Z')).start()
    @Shared AssetsAtHand hand = context.getBean(AssetsAtHand)
    @Shared int counter

    private Asset add(String name = "máy ${++counter}") {
        context.getBean(AssetDesk).add([(AssetField.NAME): name, (AssetField.KIND): 'server', (AssetField.STATUS): 'in-use'], AssetTerms.CODES, 'an').asset()
    }

    private void change(Asset asset, Map<AssetField, String> typed) {
        context.getBean(AssetDesk).change(asset.id(), asset.revision(), typed, AssetTerms.CODES, 'sửa', 'an')
    }

    def "what did not change is the same object, and all is the same list while nothing does"() {
        given:
        def one = add()
        def other = add()
        def before = hand.all()

        expect:
        hand.all().is(before)

        when:
        change(one, [(AssetField.NOTE): 'ghi'])
        def after = hand.all()

        then:
        !after.is(before)
        after.find { it.id() == one.id() }.note() == 'ghi'
        after.find { it.id() == other.id() }.is(before.find { it.id() == other.id() })
    }

    def "they stand in the order of the database, whatever they are called then"() {
        given:
        def asset = add('zebra')
        hand.all()

        when:
        change(asset, [(AssetField.NAME): name])

        then:
        hand.all()*.id() == context.getBean(Assets).find(AssetFilter.ALL, AssetOrder.NAME, false, 0, 1000).assets()*.id()
        hand.all().find { it.id() == asset.id() }.name() == name

        where:
        name << ['ánh', 'Anh', 'đèn', 'Zebra']
    }

    def "a transaction sees what it changed itself; where it fails, nobody else ever does"() {
        given:
        def asset = add()
        def before = hand.all()
        List<String> seen = []

        when: "the clock stands still, so that the next change has the instant of this one"
        context.getBean(TransactionOperations).executeWrite {
            change(asset, [(AssetField.NOTE): 'nháp'])
            seen << hand.all().find { it.id() == asset.id() }.note()
            throw new IllegalStateException('no')
        }

        then:
        thrown(IllegalStateException)
        seen == ['nháp']
        hand.all() == before

        when:
        change(asset, [(AssetField.NOTE): 'thật'])

        then:
        hand.all().find { it.id() == asset.id() }.note() == 'thật'
    }

    def "orders likewise"() {
        given:
        def asset = add()
        def desk = context.getBean(WorkDesk)
        def orders = context.getBean(WorkOrders)
        def open = { desk.open(new WorkDesk.Wish(WorkKind.CORRECTIVE, it, null, '', LocalDate.parse('2026-12-01'), [asset.id()], []), 'an') }
        def first = open('Sửa')
        orders.all()
        orders.assets()
        List seen = []

        when:
        context.getBean(TransactionOperations).executeWrite {
            desk.cancel(first.id(), 'thôi', 'an')
            open('Nháp')
            seen << orders.all()*.state()*.open
            seen << orders.assets().size()
            throw new IllegalStateException('no')
        }

        then:
        thrown(IllegalStateException)
        seen == [[false, true], 2]
        orders.all() == [orders.get(first.id())]
        orders.assets().keySet() == [first.id()] as Set

        when: "another order of that number, another change of that version"
        def second = open('Thật')
        desk.cancel(first.id(), 'đã thay', 'an')

        then:
        orders.all() == [orders.get(first.id()), orders.get(second.id())]
        orders.assets() == [(first.id()): [asset.id()], (second.id()): [asset.id()]]
    }

    def "what comes out equal stays the same object"() {
        given:
        def until = new UntilOther<List<String>, List<Integer>>(context.getBean(Versions), { List<String> of -> of*.length() })
        def first = until.of(['a', 'bc'])

        expect:
        until.of(['x', 'yz']).is(first)
        until.of(['xy', 'z']) == [2, 1]
        until.of(['a', 'bc']) == [1, 2]
    }

    def "what is made of something is made again where that is not equal, and kept by nobody within a transaction"() {
        given:
        int made = 0
        def until = new UntilOther<List<String>, Integer>(context.getBean(Versions), { List<String> of -> ++made })

        expect:
        until.of(['a']) == 1
        until.of(['a']) == 1
        until.of(['b']) == 2
        context.getBean(TransactionOperations).executeWrite { until.of(['c']) } == 3
        until.of(['c']) == 4
        until.of(['c']) == 4
    }
}
