package vn.dcim.snmp.transport

import spock.lang.Specification

class RequestSizeSpec extends Specification {

    static final long HOUR = 3_600_000_000_000L

    def "grows by doubling up to the limit while nothing fails"() {
        given:
        def size = new RequestSize(16, 60, HOUR)

        expect:
        [16, 32, 60, 60].collect { expected ->
            def next = size.next(0)
            size.worked(next)
            next
        } == [16, 32, 60, 60]
    }

    def "a small answered request proves nothing about a larger one"() {
        given:
        def size = new RequestSize(16, 60, HOUR)

        when:
        size.worked(3)

        then:
        size.next(0) == 16
        size.isProven(3)
        !size.isProven(4)
    }

    def "an agent that takes #limit at most is asked for #settled"() {
        given:
        def size = new RequestSize(32, 60, HOUR)

        when:
        20.times {
            def next = size.next(0)
            next <= limit ? size.worked(next) : size.failed(next, 0)
        }

        then:
        size.next(0) == settled

        where:
        limit || settled
        1     || 1
        7     || 4   // 32, 16 and 8 fail, 4 works
        8     || 8
        31    || 16
        32    || 32  // 60 fails
        60    || 60
    }

    def "what failed is tried again after the retest time, half way to the failure"() {
        given: "16 works, 32 failed"
        def size = new RequestSize(16, 60, HOUR)
        size.worked(16)
        size.failed(32, 0)

        expect:
        size.next(HOUR) == 16
        size.next(HOUR + 1) == 24
        size.next(HOUR + 2) == 16

        when: "the retest works"
        size.worked(24)

        then:
        size.next(HOUR + 3) == 24
    }

    def "silence halves an unproven size, never a proven one"() {
        given:
        def size = new RequestSize(32, 60, HOUR)

        when:
        size.silence(32)

        then:
        size.next(0) == 16

        when:
        size.worked(16)
        size.silence(16)

        then: "16 has worked, so that doubling goes on"
        size.next(0) == 32
    }
}
