package vn.dcim.web.device

import java.time.Duration
import spock.lang.Specification
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.testing.SteppedClock

class IdentifiedDevicesSpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T08:00:00Z')
    def kept = new IdentifiedDevices(clock)

    static Identified device(String address) {
        new Identified(address, null, new DeviceReading(null, DeviceClass.UPS, '', '', 'spec', '', [:], []))
    }

    def "what was identified is found for #after: #found"() {
        given:
        def key = kept.keep(device('snmp://a:161'), 'lan')

        when:
        clock.advance(after)

        then:
        kept.find(key, 'lan').present == found

        where:
        after                              || found
        Duration.ZERO                      || true
        Duration.ofMinutes(30).minusNanos(1) || true
        Duration.ofMinutes(30)             || false
    }

    def "nobody finds what another account identified, or what was saved"() {
        given:
        def key = kept.keep(device('snmp://a:161'), 'lan')

        expect:
        kept.find(key, 'minh').empty
        kept.find('other', 'lan').empty

        when:
        kept.forget(key)

        then:
        kept.find(key, 'lan').empty
    }

    def "beyond #IdentifiedDevices.MOST the oldest gives way"() {
        given:
        def keys = (1..IdentifiedDevices.MOST).collect { kept.keep(device("snmp://a:$it"), 'lan') }

        when:
        def one = kept.keep(device('snmp://b:161'), 'lan')

        then:
        kept.find(keys[0], 'lan').empty
        kept.find(keys[1], 'lan').present
        kept.find(one, 'lan').present
    }
}
