package vn.dcim.mqtt.bridge

import spock.lang.Specification

import java.time.Duration

class SilenceWatchSpec extends Specification {

    long seconds = 0
    def watch = new SilenceWatch({ seconds * 1000 })
    Map<Long, Duration> devices = [1L: Duration.ofSeconds(60), 2L: Duration.ofSeconds(5), 3L: null]

    def setup() {
        watch.lineUp()
        watch.fallenSilent(devices)
    }

    List<Long> after(long more) {
        seconds += more
        watch.fallenSilent(devices)
    }

    def "a device that misses three of its intervals is named once, none before 30 s"() {
        expect:
        after(30) == []        // device 2: 3 · 5 s are less than the floor
        after(1) == [2L]
        after(149) == []       // 180 s, device 1's limit
        after(1) == [1L]
        after(1000) == []      // device 3 has no rhythm
    }

    def "a device that is heard again is named again when it falls silent again"() {
        when:
        after(31)
        watch.heard(2)

        then:
        after(30) == []
        after(1) == [2L]
    }

    def "a line that is down for over a minute silences all"() {
        when:
        watch.lineDown()

        then:
        after(60) == []
        !watch.linePassedLimit()
        after(1) == [1L, 2L, 3L]
        watch.linePassedLimit()
        after(1) == []
    }

    def "after the line is up again every device has its whole interval"() {
        given:
        watch.lineDown()
        after(40)
        watch.lineUp()

        expect:
        after(30) == []
        after(1) == [2L]
    }
}
