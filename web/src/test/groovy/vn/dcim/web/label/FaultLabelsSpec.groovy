package vn.dcim.web.label

import com.google.zxing.BarcodeFormat
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import org.apache.pdfbox.Loader
import org.apache.pdfbox.rendering.PDFRenderer
import org.apache.pdfbox.text.PDFTextStripper
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.work.fault.FaultDesk
import vn.dcim.web.WebServer

import static vn.dcim.core.asset.AssetField.*

/** Codes under which faults are reported, printed for many assets at once. */
class FaultLabelsSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.notify.base-url': 'https://dcim.example.gov.vn', 'dcim.limits.exports': 1000])
    @Shared List<Long> ids

    def setupSpec() {
        ids = (1..3).collect {
            web.bean(AssetDesk).add([(NAME): "UPS-$it" as String, (KIND): 'ups', (TAG): "TS-$it" as String], AssetTerms.CODES, 'an').asset().id()
        }
    }

    def printed(Map form, List<Long> of = ids) {
        def fields = of.collect { "id=$it" } + form.collect { name, value -> "$name=${URLEncoder.encode(value as String, 'UTF-8')}" }
        web.client().send(HttpRequest.newBuilder(URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}/equipment/labels/faults"))
                .header('Cookie', web.session(Role.ASSET_MANAGER)).header('X-CSRF-Token', web.csrf(Role.ASSET_MANAGER))
                .header('Content-Type', 'application/x-www-form-urlencoded')
                .POST(BodyPublishers.ofString(fields.join('&'))).build(), BodyHandlers.ofByteArray())
    }

    /** Returns what the codes say, one on each page. */
    static List<String> codes(byte[] pdf) {
        Loader.loadPDF(pdf).withCloseable { document ->
            (0..<document.numberOfPages).collect { LabelSheetsSpec.read(new PDFRenderer(document).renderImageWithDPI(it, 300), BarcodeFormat.QR_CODE) }
        }
    }

    def "each label bears a code of its own, which takes a report; printing again ends the first ones"() {
        when:
        def first = printed(template: 'tape-36')
        def said = codes(first.body())

        then:
        first.statusCode() == 200
        said.toSet().size() == 3
        said.every { it.startsWith('https://dcim.example.gov.vn/fault/') }
        Loader.loadPDF(first.body()).withCloseable { new PDFTextStripper().getText(it) }.count('Quét để báo hỏng') == 3
        said.collect { web.bean(FaultDesk).asset(it.split('/').last()).get().id() } as Set == ids as Set

        and:
        web.page("/equipment/labels?id=${ids[0]}&id=${ids[1]}", Role.ASSET_MANAGER).body().contains('2 thiết bị đã có mã báo hỏng')

        when:
        def again = printed([template: 'tape-36'], [ids[0]])

        then:
        again.statusCode() == 200
        said.count { web.bean(FaultDesk).asset(it.split('/').last()).present } == 2
        codes(again.body()).size() == 1
    }

    def "nothing is renewed where nothing can be printed: #form of #count assets"() {
        given:
        def before = ids.collect { web.bean(FaultDesk).code(it).map { it.secretHash() }.orElse('') }

        when:
        def refused = printed(form, ids.take(count))

        then:
        refused.statusCode() == 422
        new String(refused.body(), 'UTF-8').contains(told)
        ids.collect { web.bean(FaultDesk).code(it).map { it.secretHash() }.orElse('') } == before

        where:
        form                                   | count || told
        [template: 'stone']                    | 3     || 'stone'
        [template: 'avery-l7160', start: '22'] | 3     || '22'
        [template: 'avery-l7160']              | 0     || 'Không có tài sản nào'
    }
}
