package vn.dcim.snmp

import spock.lang.Specification

import java.time.Duration

class BackOffSpec extends Specification {

    def "after #missed missed turns and #silence s of silence a device is left alone for #pause s"() {
        expect:
        BackOff.pause(missed, Duration.ofSeconds(silence)) == Duration.ofSeconds(pause)

        where:
        missed | silence || pause
        1      | 0       || 0      // may be a lost packet
        2      | 5       || 30
        10     | 299     || 30
        11     | 300     || 300
        20     | 3599    || 300
        21     | 3600    || 600
        999    | 999_999 || 600
    }
}
