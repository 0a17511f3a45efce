package vn.dcim.mqtt.bridge

import spock.lang.Specification

import java.util.concurrent.CompletableFuture

class InOrderAcknowledgementsSpec extends Specification {

    List<Integer> acknowledged = []
    List<Integer> together = []
    def order = new InOrderAcknowledgements({ ids, count -> acknowledged.addAll(ids[0..<count]); together << count })
    def stages = (1..4).collect { new CompletableFuture<Void>() }

    def setup() {
        stages.eachWithIndex { stage, i -> order.add(i + 1, stage) }
    }

    def "messages are acknowledged in the order in which they came"() {
        when:
        stages[1].complete(null)
        stages[2].complete(null)
        order.advance()

        then:
        acknowledged == []

        when:
        stages[0].complete(null)
        order.advance()

        then:
        acknowledged == [1, 2, 3]
        together == [3]
    }

    def "nothing behind a message that was not stored is acknowledged"() {
        when:
        stages[0].complete(null)
        stages[1].completeExceptionally(new IllegalStateException())
        stages[2].complete(null)
        order.advance()

        then:
        acknowledged == [1]
    }

    def "what needs no acknowledgement holds up none"() {
        given:
        def mixed = new InOrderAcknowledgements({ ids, count -> acknowledged.addAll(ids[0..<count]) })
        [0, 5, 0].each { mixed.add(it, CompletableFuture.completedFuture(null)) }

        when:
        mixed.advance()

        then:
        acknowledged == [5]
    }

    def "#messages messages that are durable at once are all acknowledged, #most together"() {
        given:
        def many = new InOrderAcknowledgements({ ids, count -> acknowledged.addAll(ids[0..<count]); together << count })
        (1..messages).each { many.add(it, CompletableFuture.completedFuture(null)) }

        when:
        many.advance()

        then:
        acknowledged == (1..messages).toList()
        together == most

        where:
        messages || most
        999      || [999]
        1000     || [1000]
        1001     || [1000, 1]
    }
}
