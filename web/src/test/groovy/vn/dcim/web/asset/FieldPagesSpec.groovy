package vn.dcim.web.asset

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpResponse
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditFilter
import vn.dcim.core.audit.AuditTrail
import vn.dcim.web.WebServer

/** The centre's own fields as their manager defines them and fills them in. */
class FieldPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026
    @Shared int counter

    HttpResponse<String> sent(String path, Map form, Role role = Role.ASSET_MANAGER) {
        web.command(path, role, form)
    }

    String define(Map parts) {
        def code = "f-${++counter}" as String
        def answer = sent('/equipment/fields/new', [code: code, 'label-vi': "Trường $counter" as String, type: 'text'] + parts)
        assert answer.statusCode() == 303: answer.body()
        parts.code ?: code
    }

    String added(Map form) {
        def answer = sent('/equipment/new', [name: "MC-${++counter}" as String, kind: 'switch'] + form)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    String body(String path, Role role = Role.ASSET_MANAGER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    def "a field is defined and from then on stands on the form, the page, in the list, its search and its files"() {
        given:
        define(code: 'he-thong', 'label-vi': 'Hệ thống thông tin', 'label-en': 'Information system', 'heading-vi': 'An toàn thông tin',
                'hint-vi': 'Theo hồ sơ cấp độ')

        when:
        def form = body('/equipment/new')
        def path = added(name: 'Máy có hệ thống', 'he-thong': 'Cổng dịch vụ công')

        then:
        form.contains('<legend>An toàn thông tin</legend>')
        form.contains('name="he-thong"')
        form.contains('Theo hồ sơ cấp độ')
        with(body(path, Role.AUDITOR)) {
            it.contains('Hệ thống thông tin')
            it.contains('Cổng dịch vụ công')
        }
        body('/equipment?q=cong+dich+vu').contains('Máy có hệ thống')

        when:
        sent('/equipment/columns', ['column-name': 'yes', 'column-he-thong': 'yes'])
        def list = body('/equipment?q=cong+dich+vu')
        def csv = web.page('/equipment/export.csv?q=cong+dich+vu', Role.ASSET_MANAGER).body()
        def json = new JsonSlurper().parseText(web.page('/equipment/export.json?q=cong+dich+vu', Role.ASSET_MANAGER).body())

        then:
        list.contains('Cổng dịch vụ công')
        list.contains('sort=he-thong')
        csv.readLines().first().contains('Hệ thống thông tin')
        csv.contains('Cổng dịch vụ công')
        json*.'he-thong' == ['Cổng dịch vụ công']

        when: "it is changed"
        def revised = sent("$path/edit", [revision: '1', 'he-thong': 'Một cửa', reason: 'chuyển hệ thống'])

        then:
        revised.statusCode() == 303
        body(path).contains('Hệ thống thông tin: <span class="dim">Cổng dịch vụ công</span> → <b>Một cửa</b>')
    }
}
