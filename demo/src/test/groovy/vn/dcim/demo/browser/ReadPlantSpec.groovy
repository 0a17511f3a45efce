package vn.dcim.demo.browser

import groovy.json.JsonSlurper
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.demo.Program
import vn.dcim.plant.Plant
import vn.dcim.web.Application

/** {@code dcim read} asks a device of the running demo, as a person would from a terminal. */
class ReadPlantSpec extends Specification {

    static final Map<String, String> SECRETS = [DCIM_SNMP_AUTH: Plant.MONITOR.authPassword(), DCIM_SNMP_PRIV: Plant.MONITOR.privPassword(),
                                                DCIM_SNMP_PRIV_PROTOCOL: 'AES-256']

    @Shared BrowserDemo demo = BrowserDemo.running()

    def "it tells what would be read of #name, before anything is stored"() {
        when:
        def program = Program.start(Application.name, ['read', address(name), '--json'], SECRETS)
        int code = program.code(60)
        def lines = program.output.readLines().findAll { it.startsWith('{') }.collect { new JsonSlurper().parseText(it) }

        then:
        code == 0
        with(lines.first().device) {
            it.class == deviceClass
            it.model.contains(model)
        }
        with(lines.find { it.name == point }) {
            it.value >= from && it.value <= to
            it.unit == unit
            it.quality == 'GOOD'
        }

        cleanup:
        program?.close()

        where:
        name     | deviceClass | model       | point                        || from | to  | unit
        'UPS-A'  | 'ups'       | 'Smart-UPS' | 'output.voltage'             || 220  | 240 | 'V'
        'CRAC-1' | 'cooling'   | 'PDX'       | 'cooling.return.temperature' || 15   | 45  | 'Cel'
    }

    private String address(String name) {
        demo.device(name).address.replace('//', "//${Plant.MONITOR.user()}@")
    }
}
