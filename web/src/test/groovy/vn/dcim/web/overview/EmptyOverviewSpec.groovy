package vn.dcim.web.overview

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.web.WebServer

class EmptyOverviewSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()

    def "an empty registry says what would stand here, and to #role how to get it"() {
        given:
        def html = web.page('/', role).body()

        expect:
        html.contains('Chưa có thiết bị nào')
        html.contains('href="/devices/new"') == adds
        html.contains('Không có cảnh báo nào đang mở')

        where:
        role            || adds
        Role.SHIFT_LEAD || true
        Role.OPERATOR   || false
    }
}
