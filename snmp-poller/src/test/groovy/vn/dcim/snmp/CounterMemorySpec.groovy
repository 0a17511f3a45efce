package vn.dcim.snmp

import org.snmp4j.smi.Counter32
import org.snmp4j.smi.Counter64
import org.snmp4j.smi.Gauge32
import org.snmp4j.smi.OID
import org.snmp4j.smi.OctetString
import spock.lang.Specification

import java.time.Instant

class CounterMemorySpec extends Specification {

    static final OID COUNTER = new OID('1.3.6.1.2.1.31.1.1.1.6.1')
    static final Instant START = Instant.parse('2026-11-21T00:00:00Z')

    def memory = new CounterMemory()

    static moment(double seconds, Long upTime = null) {
        new CounterMemory.Moment(START.plusMillis((long) (seconds * 1000)),
                upTime == null ? OptionalLong.empty() : OptionalLong.of(upTime))
    }

    OptionalDouble rate(variable, CounterMemory.Moment moment, long discontinuity = 0, double limit = 0) {
        memory.rate(COUNTER, variable, moment, discontinuity, limit)
    }

    def "the first value gives no rate, the second the increase per second"() {
        expect:
        rate(new Counter64(1000), moment(0)) == OptionalDouble.empty()
        rate(new Counter64(6000), moment(10)) == OptionalDouble.of(500)   // (6000 - 1000) / 10
        rate(new Counter64(6000), moment(20)) == OptionalDouble.of(0)
    }

    def "a 32-bit counter that passes its end goes on"() {
        expect:
        rate(new Counter32(4_294_967_000L), moment(0)).empty
        rate(new Counter32(704), moment(10)) == OptionalDouble.of(100)   // 296 to the end and 704 after it
    }

    def "a step back of a 32-bit counter that means #octets octets a second on an interface of #speed is #verdict"() {
        expect:
        rate(new Counter32(1_000_000), moment(0), 0, speed).empty
        rate(new Counter32(0), moment(10), 0, speed).present == passed

        where: "(4,294,967,296 - 1,000,000) / 10 s"
        octets = 429_396_729.6
        speed       || passed
        125_000_000 || false  // 1 Gbit/s: the counter was cleared
        390_000_000 || false
        391_000_000 || true   // within a tenth more than the speed
        0           || true   // the speed is not known
        verdict = passed ? 'a passed end' : 'a cleared counter'
    }

    def "a 64-bit counter that goes back was cleared"() {
        expect:
        rate(new Counter64(1_000_000), moment(0)).empty
        rate(new Counter64(0), moment(10)).empty
        rate(new Counter64(100), moment(20)) == OptionalDouble.of(10)
    }

    def "a 64-bit counter beyond 2^63 keeps its differences"() {
        expect:
        rate(new Counter64(Long.MAX_VALUE - 5), moment(0)).empty
        rate(new Counter64(Long.MIN_VALUE + 4), moment(10)) == OptionalDouble.of(1)
    }

    def "a discontinuity of the interface voids one rate"() {
        expect:
        rate(new Counter64(1000), moment(0), 0).empty
        rate(new Counter64(2000), moment(10), 777).empty
        rate(new Counter64(3000), moment(20), 777) == OptionalDouble.of(100)
    }

    def "after a restart two readings are needed again"() {
        given:
        rate(new Counter64(1000), moment(0))

        when:
        memory.forget()

        then:
        rate(new Counter64(2000), moment(10)).empty
        rate(new Counter64(3000), moment(20)) == OptionalDouble.of(100)
    }

    def "the agent's own time counts, unless it is not to be believed: #upTime hundredths give #expected a second"() {
        expect:
        rate(new Counter64(0), moment(0, 1000)).empty
        rate(new Counter64(990), moment(10, upTime)) == OptionalDouble.of(expected)

        where: "ours says 10 s"
        upTime | expected
        1990   | 100       // 9.9 s
        1000   | 99        // stands still
        1300   | 99        // 3 s: too far off
        10_000 | 99        // 90 s: too far off
    }

    def "no time and no counter give no rate"() {
        expect:
        rate(new Counter64(0), moment(0)).empty
        rate(new Counter64(10), moment(0)).empty
        rate(new OctetString('10'), moment(10)).empty
    }

    def "a gauge among the counters rises but does not wrap"() {
        expect:
        rate(new Gauge32(100), moment(0)).empty
        rate(new Gauge32(50), moment(10)).empty
        rate(new Gauge32(70), moment(20)) == OptionalDouble.of(2)
    }
}
