package vn.dcim.mqtt.bridge

import spock.lang.Specification

import java.util.concurrent.CompletableFuture

class InOrderAcknowledgementsSpec extends Specification {

    List<Integer> acknowledged = []
    def order = new InOrderAcknowledgements({ acknowledged << it })
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
}
