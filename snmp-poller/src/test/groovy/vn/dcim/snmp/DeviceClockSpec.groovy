package vn.dcim.snmp

import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import org.snmp4j.smi.Integer32
import org.snmp4j.smi.OctetString
import spock.lang.Specification
import vn.dcim.core.point.Quality
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.point.Quantity
import vn.dcim.snmp.transport.SnmpView

/** BK11-30.8: the clock of a device that states its date. */
class DeviceClockSpec extends Specification {

    static final ZoneId HANOI = ZoneId.of('Asia/Ho_Chi_Minh')

    def "the date #hex is #instant"() {
        expect:
        DeviceClock.read(new OctetString(hex.replace(' ', '').decodeHex()), HANOI).orElse(null) == (instant ? Instant.parse(instant) : null)

        where:
        hex                                   || instant
        '07 ea 0b 18 0d 1e 0f 05'             || '2026-11-24T06:30:15.500Z' // no zone: the centre's
        '07 ea 0b 18 0d 1e 0f 05 2b 07 00'    || '2026-11-24T06:30:15.500Z'
        '07 ea 0b 18 0d 1e 0f 00 2d 03 1e'    || '2026-11-24T17:00:15Z'
        '07 ea 0b 18 0d 1e 0f 00 2b 00 00'    || '2026-11-24T13:30:15Z'
        '07 ea 0c 1f 17 3b 3c 00 2b 00 00'    || '2026-12-31T23:59:59Z'     // a leap second
        '07 ea 02 1d 00 00 00 00'             || null                       // 29 February
        '00 00 00 00 00 00 00 00'             || null                       // never set
        '07 ea 0b 18 18 00 00 00'             || null                       // hour 24
        '07 ea 0b 18 0d 1e 0f 00 2b 13 00'    || null                       // 19 hours of zone
        '07 ea 0b 18 0d 1e 0f'                || null
        '07 ea 0b 18 0d 1e 0f 00 2b'          || null
        ''                                    || null
    }

    def "answered at #answered after #took, the clock is ahead by #ahead s"() {
        given: "2026-11-24T06:30:15Z"
        def date = new OctetString('07ea0b180d1e0f002b0700'.decodeHex())

        expect:
        DeviceClock.ahead(date, Instant.parse(answered), Duration.parse(took)).orElse(null) == ahead

        where:
        answered                   | took       || ahead
        '2026-11-24T06:30:15Z'     | 'PT0S'     || 0
        '2026-11-24T06:30:15.250Z' | 'PT0.5S'   || 0
        '2026-11-24T06:30:05Z'     | 'PT0S'     || 10
        '2026-11-24T06:31:16Z'     | 'PT2S'     || -60
        '2026-11-24T06:31:16Z'     | 'PT2.001S' || null
    }

    def "what is no date says nothing"() {
        expect:
        DeviceClock.ahead(new Integer32(7), Instant.EPOCH, Duration.ZERO).isEmpty()
    }

    def "the point is offered where a date is stated: #date"() {
        given:
        def agent = Stub(SnmpView) { get(_) >> (date == null ? [:] : [(DeviceClock.DATE): new OctetString(date.decodeHex())]) }

        when:
        def offered = DeviceClock.with([], agent, Instant.parse('2026-11-24T06:30:10Z'))

        then:
        offered*.name() == names
        offered.every {
            it.value() == 5 && it.quality() == Quality.GOOD && it.quantity() == Quantity.DURATION && DeviceClock.isSource(it.source()) &&
                    PointVocabulary.load().find(it.name()).get().quantity() == it.quantity()
        }

        where:
        date                     || names
        '07ea0b180d1e0f002b0700' || ['device.clock-offset']
        '0000000000000000'       || []
        null                     || []
    }
}
