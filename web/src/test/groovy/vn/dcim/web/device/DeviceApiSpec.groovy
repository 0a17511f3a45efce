package vn.dcim.web.device

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.DeviceClass
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice

class DeviceApiSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared ups = aDevice('UPS-A').with('input.voltage', 'output.load').inGroup('power').addTo(web.context)
    @Shared cooler = aDevice('CRAC-1').ofClass(DeviceClass.COOLING).with('cooling.supply.temperature').addTo(web.context)
    @Shared camera = aDevice('C01').ofClass(DeviceClass.CAMERA).at('mqtt:nvr/nvr1/c01').addTo(web.context)

    def "lists devices with the fields of the contract"() {
        when:
        def list = web.get('/api/v1/devices?q=ups-a')

        then:
        list == [items: [[id: ups.id(), name: 'UPS-A', class: 'ups', vendor: 'Acme', model: 'One',
                          address: 'snmp://127.0.0.1:1161/UPS-A', group: 'power', unit: null, state: 'active']], total: 1]
    }

    def "#query lists #names of #total"() {
        when:
        def list = web.get("/api/v1/devices?$query")

        then:
        list.items*.name == names
        list.total == total

        where:
        query                    || names                       | total
        ''                       || ['C01', 'CRAC-1', 'UPS-A']  | 3
        'sort=-name'             || ['UPS-A', 'CRAC-1', 'C01']  | 3
        'size=2'                 || ['C01', 'CRAC-1']           | 3
        'size=2&page=1'          || ['UPS-A']                   | 3
        'size=2&page=2'          || []                          | 3
        'class=cooling'          || ['CRAC-1']                  | 1
        'q=dieu%20hoa'           || ['CRAC-1']                  | 1
        'group=power'            || ['UPS-A']                   | 1
        'state=paused'           || []                          | 0
        'state=active&class=ups' || ['UPS-A']                   | 1
    }

    def "#query is refused with field, value and what is accepted"() {
        when:
        def answer = web.api('GET', "/api/v1/devices?$query", Role.OPERATOR)
        def problem = WebServer.json(answer)

        then:
        answer.statusCode() == 400
        answer.headers().firstValue('Content-Type').get().startsWith('application/problem+json')
        problem.type == '/problems/invalid-value'
        problem.status == 400
        problem.instance == '/api/v1/devices'
        problem.errors[0].field == field
        problem.errors[0].value == value
        problem.detail.contains(mend)

        where:
        query         || field   | value    | mend
        'size=0'      || 'size'  | '0'      | '1–1000'
        'size=1001'   || 'size'  | '1001'   | '1–1000'
        'page=-1'     || 'page'  | '-1'     | '≥ 0'
        'sort=colour' || 'sort'  | 'colour' | 'name, id, class'
        'class=toys'  || 'class' | 'toys'   | 'ups, dc-power'
        'state=gone'  || 'state' | 'gone'   | 'active, paused, retired'
        'size=many'   || 'size'  | 'many'   | 'Integer'
    }

    def "a device that is not there is a problem in the reader's language"() {
        when:
        def answer = web.api('GET', '/api/v1/devices/4711', Role.OPERATOR)

        then:
        answer.statusCode() == 404
        WebServer.json(answer).detail == 'There is no device “4711”. Check its number or name.'
    }

    def "without a token nothing is told, with a wrong one neither"() {
        when:
        def answer = web.anonymous('/api/v1/devices', headers)

        then:
        answer.statusCode() == 401
        answer.headers().firstValue('WWW-Authenticate').get() == 'Bearer realm="dcim"'
        WebServer.json(answer).type == '/problems/unauthorized'

        where:
        headers << [[:], [Authorization: 'Bearer wrong'], [Authorization: 'Basic YTpi']]
    }

    def "lists the points of a device"() {
        expect:
        web.get("/api/v1/devices/${ups.id()}/points").items*.name == ['device.reachability', 'input.voltage', 'output.load']
    }

    def "who may change devices pauses and resumes one, with a row in the audit log"() {
        when:
        def paused = web.api('POST', "/api/v1/devices/${camera.id()}/pause", Role.SHIFT_LEAD)

        then:
        WebServer.json(paused).state == 'paused'
        with(web.context.getBean(AuditLog).page(0, 1).content.first()) {
            action() == 'device.pause'
            actor() == 'program-shift-lead'
            subject() == "device:${camera.id()} C01"
            was() == 'active'
            became() == 'paused'
        }

        when:
        def resumed = web.api('POST', "/api/v1/devices/${camera.id()}/resume", Role.SHIFT_LEAD)

        then:
        WebServer.json(resumed).state == 'active'
    }

    def "#role may not pause a device"() {
        when:
        def answer = web.api('POST', "/api/v1/devices/${ups.id()}/pause", role)

        then:
        answer.statusCode() == 403
        WebServer.json(answer).type == '/problems/forbidden'

        where:
        role << [Role.OPERATOR, Role.AUDITOR, Role.DISPLAY]
    }

    def "the description of the API is open and names its resources"() {
        when:
        def answer = web.anonymous('/api/v1/openapi.yml')

        then:
        answer.statusCode() == 200
        ['/api/v1/devices:', '/api/v1/readings/latest:', '/api/v1/points/{id}/history:', 'bearer'].every { answer.body().contains(it) }
        !answer.body().contains('/sign-in')
    }
}
