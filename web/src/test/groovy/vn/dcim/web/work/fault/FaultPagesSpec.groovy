package vn.dcim.web.work.fault

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.shift.handover.DueList
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.fault.FaultDesk
import vn.dcim.web.WebServer

import static vn.dcim.core.asset.AssetField.KIND
import static vn.dcim.core.asset.AssetField.NAME

/** Faults from the code on an asset to the order, as who reports them and the shift see it. */
class FaultPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared int counter

    static final Map FAULT = [kind: 'noise', description: 'Quạt kêu to', name: 'Hạnh', phone: '0912 345 678']

    def setup() {
        // why: the quota of an address is over then
        web.clock.advance(Duration.ofMinutes(11))
    }

    long asset() {
        web.bean(AssetDesk).add([(NAME): "MC-${++counter}" as String, (KIND): 'server'], AssetTerms.CODES, 'an').asset().id()
    }

    String code(long asset) {
        '/fault/' + web.bean(FaultDesk).make(asset, 'an')
    }

    String reported(String code, Map more = [:]) {
        def answer = web.post(code, FAULT + more)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    long fresh() {
        web.bean(FaultDesk).fresh().last().id()
    }

    def command(String path, Map form = [:]) {
        web.command(path, Role.OPERATOR, form)
    }

    def "whoever scans the code reports without signing in; the shift sees it at once, makes an order of it, and the reporter sees how far it is"() {
        given:
        def asset = asset()
        def code = code(asset)

        expect: "the name, and nothing else of the centre"
        with(web.anonymous(code)) {
            statusCode() == 200
            body().contains("MC-$counter")
            !body().contains("/equipment/")
            headers().firstValue('Referrer-Policy').get() == 'no-referrer'
        }

        when:
        def state = reported(code)
        def id = fresh()

        then:
        web.anonymous(state).body().contains('Ca trực đã nhận được báo hỏng')
        web.page('/work/faults', Role.OPERATOR).body().contains('Quạt kêu to')
        web.bean(DueList).between(web.clock.instant(), web.clock.instant().plusSeconds(1)).any { it.code() == 'fault' && it.path() == '/work/faults' }

        when:
        def ordered = command("/work/faults/$id/order")
        def order = ordered.headers().firstValue('Location').get()

        then:
        ordered.statusCode() == 303
        web.page(order, Role.OPERATOR).body().contains('Quạt kêu to')
        web.page("/work?state=all&asset=$asset", Role.OPERATOR).body().contains('Quạt kêu to')
        web.anonymous(state).body().contains('Báo hỏng đang được xử lý')
        !web.bean(DueList).between(web.clock.instant(), web.clock.instant().plusSeconds(1)).any { it.code() == 'fault' }

        and: "once"
        command("/work/faults/$id/order").statusCode() == 422

        when:
        web.command("$order/cancel", Role.SHIFT_LEAD, [reason: 'đã thay máy'])

        then:
        web.anonymous(state).body().contains('Việc sửa chữa đã dừng')
        !web.anonymous(state).body().contains('đã thay máy')
    }

    def "BK11-37.5: once the order is accepted the reporter says whether it works; not before, and nobody else"() {
        given:
        def code = code(asset())
        def state = reported(code)
        def order = command("/work/faults/${fresh()}/order").headers().firstValue('Location').get() - '/work/' as long

        expect:
        !web.anonymous(state).body().contains('Vẫn còn hỏng')
        web.post(state, [mended: 'yes']).statusCode() == 422

        when:
        def work = web.bean(WorkDesk)
        work.assign(order, Assignee.account('person-operator'), 'an')
        work.start(order, 'person-operator')
        work.finish(order, 'person-operator')
        work.accept(order, 'an')

        then:
        web.anonymous(state).body().contains('Thiết bị đã hoạt động lại chưa?')
        web.page('/work/faults', Role.OPERATOR).body().contains('chờ người báo xác nhận')
        web.post(state, [mended: 'maybe']).statusCode() == 422
        web.post(code + '/khong-co', [mended: 'yes']).statusCode() == 404
        web.post(state, [mended: 'no']).statusCode() == 303
        web.anonymous(state).body().contains('vẫn còn hỏng.')
        web.page('/work/faults', Role.OPERATOR).body().contains('người báo nói vẫn còn hỏng')

        when:
        web.post(state, [mended: 'yes'])

        then:
        web.page('/work/faults', Role.OPERATOR).body().contains('người báo xác nhận đã xong')
    }

    def "a report joins an open order about the same asset, and no other"() {
        given:
        def code = code(asset())
        reported(code)
        def first = command("/work/faults/${fresh()}/order").headers().firstValue('Location').get() - '/work/'
        reported(this.code(asset()))
        def other = fresh()
        def state = reported(code)
        def second = fresh()

        expect:
        command("/work/faults/$other/join", [order: first]).statusCode() == 422
        command("/work/faults/$second/join", [order: '']).statusCode() == 422
        command("/work/faults/$second/join", [order: first]).statusCode() == 303
        web.anonymous(state).body().contains('Báo hỏng đang được xử lý')
    }

    def "a report is declined with a reason, which the reporter reads"() {
        given:
        def state = reported(code(asset()))
        def id = fresh()

        expect:
        command("/work/faults/$id/decline", [reason: ' ']).statusCode() == 422
        command("/work/faults/$id/decline", [reason: 'Bình thường']).statusCode() == 303
        web.anonymous(state).body().contains('Bình thường')
    }

    def "what is typed as #field is refused (#status) and nothing typed is lost"() {
        when:
        def answer = web.post(code(asset()), FAULT + [(field): value])

        then:
        answer.statusCode() == status
        status == 303 || answer.body().contains('Hạnh')

        where:
        field         | value              || status
        'description' | 'ab'               || 422
        'description' | 'abc'              || 303
        'description' | 'a' * 1000         || 303
        'description' | 'a' * 1001         || 422
        'kind'        | 'nonsense'         || 422
        'phone'       | ''                 || 303
        'phone'       | '091234'           || 422
        'phone'       | '0912345'          || 303
        'phone'       | 'gọi tôi'          || 422
    }

    def "the sixth report of one asset within ten minutes waits, the eleventh of one address too"() {
        given:
        def codes = (1..3).collect { code(asset()) }

        expect:
        (1..6).collect { web.post(codes[0], FAULT).statusCode() } == [303] * 5 + [429]
        // why: what one asset did not let pass does not count for the address
        (1..5).collect { web.post(codes[1], FAULT).statusCode() } == [303] * 5
        web.post(codes[2], FAULT).statusCode() == 429

        when:
        web.clock.advance(Duration.ofMinutes(10))

        then:
        web.post(codes[0], FAULT).statusCode() == 303
    }

    def "a code that was renewed or revoked, and one that never was, is not found; nor is the report of another asset"() {
        given:
        def asset = asset()
        def old = code(asset)
        def state = reported(old)
        def renewed = this.code(asset)

        expect:
        web.anonymous(old).statusCode() == 404
        web.post(old, FAULT).statusCode() == 404
        web.anonymous(state).statusCode() == 404
        web.anonymous(state.replace(old, renewed)).statusCode() == 200
        web.anonymous(state.replace(old, this.code(this.asset()))).statusCode() == 404
        web.anonymous('/fault/khong-co').statusCode() == 404

        when:
        web.command("/equipment/$asset/fault-code/revoke", Role.ASSET_MANAGER, [:])

        then:
        web.anonymous(renewed).statusCode() == 404
    }

    def "the page of the code shows the address once, as text and as picture"() {
        given:
        def path = "/equipment/${asset()}/fault-code"

        when:
        def made = web.command(path, Role.ASSET_MANAGER, [:])
        def code = (made.body() =~ /\/fault\/[\w-]{43}/)[0]

        then:
        made.body().contains('<svg')
        web.anonymous(code).statusCode() == 200
        !web.page(path, Role.ASSET_MANAGER).body().contains(code)
    }
}
