package vn.dcim.web.regulation

import org.apache.poi.xwpf.usermodel.XWPFDocument
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.inspection.InspectionArchive
import vn.dcim.core.regulation.inspection.Inspections
import vn.dcim.web.WebServer

import java.time.Instant

/** HY05-11.6: the yearly report that is due before 15 November, with its cut-off day. */
class OwedReportSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.limits.exports': 1000, 'dcim.regulation.profile': 'hung-yen'])

    def setupSpec() {
        web.clock.set(Instant.parse('2026-10-30T02:00:00Z'))
        web.bean(Evaluation).evaluate()
    }

    String shown(String today) {
        web.clock.set(Instant.parse(today))
        web.signInAnew()
        def body = web.page('/compliance/inspections', Role.HEAD).body().replaceAll(/\s+/, ' ')
        (body =~ /<tr data-owed="HY05-11.6">.*?<\/tr>/)[0]
    }

    def "it stands there with its day; its figures are cut off at the end of October, and past its day it is overdue until it is sent"() {
        expect: "the last second of 31 October, and the first of November: the centre is 7 hours ahead of UTC"
        shown('2026-10-31T16:59:59Z').contains('chưa hết kỳ')
        shown('2026-10-31T17:00:00Z').contains('Lập báo cáo')
        shown('2026-11-14T16:59:59Z').contains('14/11/2026')
        !shown('2026-11-14T16:59:59Z').contains('quá hạn')
        shown('2026-11-14T17:00:00Z').contains('quá hạn')

        when:
        def made = web.command('/compliance/inspections', Role.HEAD,
                [obligation: 'HY05-11.6', 'first-day': '01/01/2026', 'last-day': '31/10/2026'])
        def path = made.headers().firstValue('Location').get()

        then:
        made.statusCode() == 303
        shown('2026-11-15T02:00:00Z').contains('đã lập, chưa gửi')
        shown('2026-11-15T02:00:00Z').contains('quá hạn')
        web.page(path, Role.HEAD).body().contains('14/11/2026')

        and: "the letter says by which text, up to which day, and until when"
        def file = web.bean(Inspections).all().first()
        def document = new XWPFDocument(new ByteArrayInputStream(web.bean(Inspections).part(file, InspectionArchive.SUMMARY)))
        def text = document.paragraphs*.text.join('\n')
        text.contains('Tình hình bảo đảm an toàn thông tin, thực hiện quy định năm 2026, theo Điều 11 khoản 6, 05/2016/QĐ-UBND')
        text.contains('Số liệu chốt đến hết ngày 31/10/2026; hạn gửi là ngày 14/11/2026.')

        when:
        def sent = web.command("$path/send", Role.HEAD, [number: '9/BC', 'sent-on': '15/11/2026', 'sent-to': 'Sở Khoa học và Công nghệ'])

        then:
        sent.statusCode() == 303
        shown('2026-11-16T02:00:00Z').contains('đã gửi')
        !shown('2026-11-16T02:00:00Z').contains('quá hạn')
    }

    def "what asks for no yearly report gets none: #obligation"() {
        when:
        web.clock.set(Instant.parse('2026-11-16T02:00:00Z'))
        web.signInAnew()
        def answer = web.command('/compliance/inspections', Role.HEAD,
                [obligation: obligation, 'first-day': '01/01/2026', 'last-day': '31/10/2026'])

        then:
        answer.statusCode() == 422
        answer.body().contains('một yêu cầu có báo cáo năm')

        where:
        obligation << ['HY05-7.7', 'BK11-35.4-a', 'moon']
    }
}
