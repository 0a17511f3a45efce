package vn.dcim.snmp

import spock.lang.Specification
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.point.Conversion
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.point.PollClass
import vn.dcim.core.point.Quality
import vn.dcim.core.point.Quantity
import vn.dcim.core.point.RawValue

class RatePointsSpec extends Specification {

    static DeviceReading.Value value(String name) {
        new DeviceReading.Value(name, 'eth0', '1.3.6.1.2.1.2.2.1.10.3', Quantity.DATA, PollClass.SLOW, Conversion.IDENTITY,
                1, null, Quality.GOOD, '')
    }

    def "#counter gives #rate in #unit: #perSecond a second are #shown"() {
        when:
        def all = RatePoints.with([value(counter)])

        then:
        all*.name() == [counter, rate]
        with(all[1]) {
            source() == 'rate:1.3.6.1.2.1.2.2.1.10.3'
            label() == 'eth0'
            quantity().unit() == unit
            conversion().apply(RawValue.of(perSecond)).value() == shown
            PointVocabulary.load().find(rate).get().quantity() == quantity()
        }
        RatePoints.counterOf(all[1].source()).get() == '1.3.6.1.2.1.2.2.1.10.3'

        where:
        counter           | rate                  | unit    | perSecond || shown
        'if.3.in.octets'  | 'if.3.in.rate'        | 'bit/s' | 125       || 1000
        'if.3.out.octets' | 'if.3.out.rate'       | 'bit/s' | 0.5       || 4
        'if.3.in.errors'  | 'if.3.in.error-rate'  | '/min'  | 0.5       || 30
        'if.3.out.errors' | 'if.3.out.error-rate' | '/min'  | 2         || 120
    }

    def "what is no counter gives no rate, and a rate that stands already is not doubled"() {
        expect:
        RatePoints.with([value('if.3.speed'), value('if.3.in.discards')])*.name() == ['if.3.speed', 'if.3.in.discards']
        RatePoints.with(RatePoints.with([value('if.3.in.octets')])).size() == 2
    }
}
