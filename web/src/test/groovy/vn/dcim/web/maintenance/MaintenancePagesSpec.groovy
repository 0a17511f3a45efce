package vn.dcim.web.maintenance

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.work.manual.Manuals
import vn.dcim.core.work.plan.MaintenancePlans
import vn.dcim.web.WebServer

import static vn.dcim.core.asset.AssetField.*

/** The plan of a year and its manuals, as the asset manager makes, approves and ends them. */
@Stepwise
class MaintenancePagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // 21 November 2026, 15:00 at the centre

    def command(String path, Map form = [:], Role role = Role.ASSET_MANAGER) {
        web.clock.advance(Duration.ofSeconds(1))
        web.command(path, role, form)
    }

    String body(String path, Role role = Role.ASSET_MANAGER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body()
    }

    static String alert(response) {
        (response.body() =~ /(?s)<p class="error-line" role="alert">(.*?)<\/p>/)[0][1]
    }

    Map version(Map form) {
        form + [year: '2027', version: web.bean(MaintenancePlans).ofYear(2027).get().version() as String]
    }

    void asset(String name, String kind) {
        web.bean(AssetDesk).add([(NAME): name, (KIND): kind, (STATUS): 'in-use'], AssetTerms.CODES, 'an')
    }

    def setupSpec() {
        asset('Máy phát 1', 'generator')
        asset('SW-LÕI', 'switch')
    }

    def "a year without a plan says so, and offers to make one to whoever may"() {
        expect:
        body('/maintenance?year=2027').contains('Chưa có kế hoạch bảo trì năm 2027')
        body('/maintenance?year=2027').contains('action="/maintenance/make"')
        !body('/maintenance?year=2027', Role.AUDITOR).contains('action="/maintenance/make"')
        body('/maintenance').contains('Chưa có kế hoạch bảo trì năm 2026')
    }

    def "a campaign to #to is refused, and what was typed stays"() {
        when:
        def answer = command('/maintenance/make', [year: '2027', 'campaign-from': '01/03/2027', 'campaign-to': to])

        then:
        answer.statusCode() == 422
        alert(answer).contains(told)
        answer.body().contains('value="01/03/2027"')

        where:
        to           || told
        '28/02/2027' || 'ngày chưa qua, sau ngày đầu và trong năm'
        '01/01/2028' || 'ngày chưa qua, sau ngày đầu và trong năm'
        '31/02/2027' || '31/02/2027'
        ''           || 'Cần'
    }

    def "a draft has everything in use, and is not approved before the manuals"() {
        when:
        def made = command('/maintenance/make', [year: '2027', 'campaign-from': '01/03/2027', 'campaign-to': '31/03/2027'])

        then:
        made.statusCode() == 303
        with(body('/maintenance?year=2027&shown=overall')) {
            it.contains('Bảo trì máy phát hằng năm')
            it.contains('Bảo trì thiết bị mạng hằng năm')
            it.contains('0 trên 2 thiết bị')
            it.contains('chờ phê duyệt')
        }

        when:
        def early = command('/maintenance/approve', version(document: '9/QĐ', 'dated-on': '20/11/2026', approver: 'Giám đốc'))

        then:
        early.statusCode() == 422
        alert(early).contains('generator-yearly')
        early.body().contains('value="9/QĐ"')
    }

    def "the manuals are approved by one decision; a manual that is changed has to be approved again"() {
        when:
        def none = command('/maintenance/manuals/approve', [document: '8/QĐ', 'dated-on': '19/11/2026', approver: 'Giám đốc'])

        then:
        none.statusCode() == 422
        alert(none).contains('ít nhất một quy trình')

        when:
        def all = ['generator-yearly', 'generator-monthly', 'network-yearly']
        def answers = all.collect {
            command('/maintenance/manuals/approve', [manual: it, document: '8/QĐ', 'dated-on': '19/11/2026', approver: 'Giám đốc'])
        }

        then:
        answers*.statusCode() == [303, 303, 303]
        body('/maintenance/manuals').contains('8/QĐ')

        when:
        def text = web.bean(Manuals).get('network-yearly').version().body()
        def wrong = command('/maintenance/manuals/network-yearly/change', [version: '1', body: text.replace('P12M', 'hằng năm'), reason: 'thử'])

        then:
        wrong.statusCode() == 422
        alert(wrong).contains('dòng')
        wrong.body().contains('hằng năm')

        when:
        def changed = command('/maintenance/manuals/network-yearly/change', [version: '1', body: text.replace('P12M', 'P6M'), reason: 'nhà sản xuất khuyến nghị'])

        then:
        changed.statusCode() == 303
        with(body('/maintenance/manuals/network-yearly')) {
            it.contains('6 tháng')
            it.contains('chưa phê duyệt')
            it.contains('nhà sản xuất khuyến nghị')
        }
        command('/maintenance/manuals/network-yearly/retire', [version: '1', reason: 'x']).statusCode() == 409
        command('/maintenance/manuals/approve', [manual: 'network-yearly', document: '8a/QĐ', 'dated-on': '20/11/2026', approver: 'Giám đốc']).statusCode() == 303
    }

    def "equipment that joins is seen, added with its own approval, or left out with a reason"() {
        given:
        asset('SW-MỚI', 'switch')
        asset('SW-KHÁC', 'switch')

        expect:
        body('/maintenance?year=2027').contains('Chưa có trong kế hoạch (2)')

        when:
        def out = command('/maintenance/exclude', version(asset: 'SW-KHÁC', reason: 'sắp thanh lý'))
        def added = command('/maintenance/extend', version([:]))
        def approved = command('/maintenance/approve', version(document: '9/QĐ', 'dated-on': '20/11/2026', approver: 'Giám đốc'))

        then:
        [out, added, approved]*.statusCode() == [303, 303, 303]
        with(body('/maintenance?year=2027')) {
            it.contains('Đã phê duyệt')
            it.contains('sắp thanh lý')
            !it.contains('Chưa có trong kế hoạch')
            it.contains('0 trên 3 thiết bị')
        }

        and: "who saw the plan before is told"
        command('/maintenance/exclude', [year: '2027', version: '0', asset: 'SW-MỚI', reason: 'x']).statusCode() == 409
    }

    def "a line is put on another day, ordered by hand, and the order leads back"() {
        given:
        def line = web.bean(MaintenancePlans).lines(web.bean(MaintenancePlans).ofYear(2027).get().id())
                .find { it.line().overall() && it.line().manual() == 'generator-yearly' }.line()
        def path = "/maintenance/lines/${line.id()}"

        when:
        def outside = command("$path/move", [version: line.version() as String, due: '01/04/2027', reason: 'chờ dầu'])
        def moved = command("$path/move", [version: line.version() as String, due: '31/03/2027', reason: 'chờ dầu'])
        def issued = command("$path/issue")

        then:
        outside.statusCode() == 422
        alert(outside).contains('“01/04/2027” không dùng được') && alert(outside).contains('01/03/2027 – 31/03/2027')
        [moved, issued]*.statusCode() == [303, 303]
        def order = (body(path) =~ /href="(\/work\/\d+)"/)[0][1] as String
        body(order).contains("href=\"$path\"")
        body(order).contains('Thay dầu bôi trơn và lọc dầu')
    }

    def "it does not end while something has no result"() {
        when:
        def early = command('/maintenance/close', version([:]))

        then:
        early.statusCode() == 422
        alert(early).contains('Máy phát 1')
    }

    def "the plan and a manual are printed and taken away"() {
        expect:
        body('/maintenance/2027/paper').contains('KẾ HOẠCH BẢO TRÌ')
        body('/maintenance/manuals/generator-yearly/paper').contains('QUY TRÌNH BẢO TRÌ')
        ['/maintenance/2027/paper.docx', '/maintenance/2027/paper.pdf', '/maintenance/manuals/generator-yearly/paper.pdf',
         '/maintenance/export.xlsx?year=2027', '/maintenance/manuals/export.xlsx'].every { web.page(it, Role.ASSET_MANAGER).statusCode() == 200 }
        body('/maintenance/export.csv?year=2027').contains('Máy phát 1')
        web.page('/maintenance/2030/paper', Role.ASSET_MANAGER).statusCode() == 404
        web.page('/maintenance/manuals/no-such', Role.ASSET_MANAGER).statusCode() == 404
    }

}
