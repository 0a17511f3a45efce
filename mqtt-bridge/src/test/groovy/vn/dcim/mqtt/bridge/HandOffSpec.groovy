package vn.dcim.mqtt.bridge

import spock.lang.Specification

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture

class HandOffSpec extends Specification {

    static Arrival arrival(String topic, int bytes) {
        new Arrival(topic, new byte[bytes], bytes, false, '', false, 1, Instant.EPOCH, null)
    }

    def "#messages messages of #bytes bytes find room for #taken"() {
        given:
        def handOff = new HandOff(3, 100)

        expect:
        (1..messages).count { handOff.offer(arrival("t$it", bytes), Duration.ZERO) } == taken

        and:
        handOff.take(10, Duration.ZERO)*.topic() == (1..taken).collect { "t$it" as String }

        where:
        messages | bytes || taken
        3        | 10    || 3
        4        | 10    || 3
        3        | 50    || 2
        3        | 51    || 1
        2        | 1000  || 1    // one always has room
    }

    def "what is taken makes room"() {
        given:
        def handOff = new HandOff(2, 100)
        handOff.offer(arrival('a', 50), Duration.ZERO)
        handOff.offer(arrival('b', 50), Duration.ZERO)

        when:
        def taken = handOff.take(1, Duration.ZERO)

        then:
        taken*.topic() == ['a']
        handOff.offer(arrival('c', 50), Duration.ZERO)
        !handOff.offer(arrival('d', 1), Duration.ZERO)
    }

    def "one that waits for room gets it"() {
        given:
        def handOff = new HandOff(1, 100)
        handOff.offer(arrival('a', 1), Duration.ZERO)
        def waiting = CompletableFuture.supplyAsync { handOff.offer(arrival('b', 1), Duration.ofSeconds(20)) }

        expect:
        handOff.take(1, Duration.ofSeconds(20))*.topic() == ['a']
        waiting.get()
        handOff.take(1, Duration.ofSeconds(20))*.topic() == ['b']
    }
}
