package vn.dcim.web.notify

import java.time.Duration
import org.apache.pdfbox.Loader
import org.apache.pdfbox.text.PDFTextStripper
import org.subethamail.smtp.RejectException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.incident.Incidents
import vn.dcim.core.testing.TestDatabase
import vn.dcim.web.WebServer

/** Notices of incidents that the program sends, over a real SMTP server. */
class IncidentMailSpec extends Specification {

    @Shared TestDatabase database = TestDatabase.fresh()
    @Shared TlsFiles tls = new TlsFiles(database.folder())
    @Shared @AutoCleanup AMailServer mail = AMailServer.starttls(tls.server)
    @Shared @AutoCleanup WebServer web = new WebServer([
            'dcim.notify.every': 'PT0.05S', 'dcim.limits.exports': 1000, 'dcim.limits.account': 1000,
            'dcim.notify.mail.host': '127.0.0.1', 'dcim.notify.mail.port': mail.port, 'dcim.notify.mail.from': 'truc@dc.example',
            'dcim.notify.mail.certificate-file': tls.certificate.toString()], [], database)

    def eventually = new PollingConditions(timeout: 15)

    def setupSpec() {
        assert web.command('/incidents/contacts', Role.SHIFT_LEAD,
                [body: 'agency-leadership', addressee: 'Ban Giám đốc Sở', mail: 'bgd@so.example', phone: '0209 3870 000']).statusCode() == 303
    }

    def cleanup() {
        mail.mails.clear()
        mail.atRecipient = null
    }

    String opened(String title, Map more = [:]) {
        web.clock.advance(Duration.ofSeconds(1))
        web.command('/incidents/new', Role.OPERATOR, [title: title] + more).headers().firstValue('Location').get()
    }

    def send(String path, String body = 'agency-leadership') {
        web.command("$path/mail", Role.OPERATOR, [body: body])
    }

    List attempts(String path) {
        web.bean(Incidents).get(path.tokenize('/').last() as long).attempts()
    }

    static String alert(response) {
        (response.body() =~ /(?s)<p class="error-line" role="alert">(.*?)<\/p>/)[0][1]
    }

    def "BK11-30.8.c: one press sends the notice with its paper as PDF, and what the server said is an attempt of its own"() {
        given:
        def path = opened('Hỏng <b>tủ đĩa</b>')

        when:
        def asked = send(path)

        then:
        asked.statusCode() == 303
        eventually.eventually { assert attempts(path)*.result()*.name() == ['SENT'] }
        with(attempts(path)[0]) {
            [it.body(), it.addressee(), it.channel(), it.author()] == ['agency-leadership', 'Ban Giám đốc Sở', 'mail', 'person-operator']
            it.note().startsWith('250')
        }
        with(mail.mails[0]) {
            it.allRecipients*.toString() == ['bgd@so.example']
            it.subject.contains('Thông báo sự cố: Hỏng <b>tủ đĩa</b>')
            it.content.getBodyPart(0).content.getBodyPart(0).content.normalize().contains('Sự cố: Hỏng <b>tủ đĩa</b>')
            it.content.getBodyPart(1).fileName == "thong-bao-su-co-${path.tokenize('/').last()}.pdf"
            it.content.getBodyPart(1).contentType.startsWith('application/pdf')
            def text = new PDFTextStripper().getText(Loader.loadPDF(it.content.getBodyPart(1).inputStream.bytes))
            text.contains('Ban Giám đốc Sở') && text.contains('THÔNG BÁO SỰ CỐ') && text.contains('Hỏng <b>tủ đĩa</b>')
        }
        web.page(path, Role.OPERATOR).body() =~ /data-mail="agency-leadership">Thư tới bgd@so.example: máy chủ thư nhận lúc/

        and: "sent is told, but not confirmed until somebody enters who confirmed"
        web.page(path, Role.OPERATOR).body().contains('chưa xác nhận')

        when:
        def nobody = web.command("$path/notice", Role.OPERATOR, [body: 'agency-leadership', addressee: 'Sở', channel: 'telephone', result: 'confirmed', note: ''])

        then:
        nobody.statusCode() == 422
        alert(nobody).contains('họ tên người xác nhận hoặc số văn bản')

        when:
        def confirmed = web.command("$path/notice", Role.OPERATOR, [body: 'agency-leadership', addressee: 'Sở', channel: 'telephone', result: 'confirmed', note: '', reference: 'Ông Dũng, CV 112/SKHCN'])

        then:
        confirmed.statusCode() == 303
        web.page(path, Role.OPERATOR).body().contains('Xác nhận: Ông Dũng, CV 112/SKHCN.')
    }

    def "a server that #how is an attempt that failed; the body is not told, and the mail is #then"() {
        given:
        def path = opened("Mất mạng $code")
        mail.atRecipient = new RejectException(code, said)

        when:
        send(path)

        then:
        eventually.eventually { assert attempts(path)*.result()*.name() == ['FAILED'] }
        attempts(path)[0].note().contains(said)
        web.page(path, Role.OPERATOR).body().contains(told)

        when:
        mail.atRecipient = null
        web.clock.advance(Duration.ofMinutes(20))

        then:
        eventually.eventually { assert attempts(path)*.result()*.name() == results }

        where:
        how                | code | said               || then          | told                                  | results
        'wants to wait'    | 451  | 'try again later'  || 'tried again' | 'chờ gửi'                             | ['FAILED', 'SENT']
        'refuses for good' | 550  | 'no such user'     || 'given up'    | 'Thư tới bgd@so.example không gửi được' | ['FAILED']
    }

    def "nothing of a drill leaves the centre, and what cannot be sent is told: #what"() {
        given:
        def path = opened("Không gửi $what", more)

        when:
        def refused = send(path, body)

        then:
        refused.statusCode() == 422
        alert(refused).contains(said)
        web.bean(Incidents).get(path.tokenize('/').last() as long).mails().empty
        mail.mails.empty

        where:
        what             | more           | body                  || said
        'a drill'        | [drill: 'yes'] | 'agency-leadership'   || 'diễn tập'
        'no address'     | [:]            | 'operator-leadership' || 'Đầu mối nhận thông báo'
        'nobody to tell' | [:]            | 'peoples-committee'   || 'nơi phải báo'
    }

    def "an address that is none is refused, and nothing typed is lost: #address"() {
        when:
        def refused = web.command('/incidents/contacts', Role.SHIFT_LEAD, [body: 'managing-agency', addressee: 'Sở KH&CN', mail: address, phone: '0209'])

        then:
        refused.statusCode() == 422
        alert(refused).contains('địa chỉ thư')
        refused.body().contains('value="Sở KH&amp;CN"')

        where:
        address << ['không phải', 'a@b@', 'a@b.vn, c@d.vn', 'a b@c.vn']
    }

    def "a notice that is overdue stands on the shift's page, until somebody is told"() {
        given:
        def path = opened('Quá hạn rồi', ['detected-at': '2026-11-21T13:00'])

        expect:
        web.page('/shift', Role.OPERATOR).body().contains('Quá hạn thông báo sự cố Quá hạn rồi (BK11-13.1)')

        when:
        ['operator-leadership', 'agency-leadership'].each {
            web.command("$path/notice", Role.OPERATOR, [body: it, addressee: 'Sở', channel: 'telephone', result: 'sent', note: ''])
        }

        then:
        !web.page('/shift', Role.OPERATOR).body().contains('Quá hạn rồi')
    }
}
