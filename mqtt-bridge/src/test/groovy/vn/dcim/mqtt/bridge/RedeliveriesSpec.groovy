package vn.dcim.mqtt.bridge

import spock.lang.Specification

class RedeliveriesSpec extends Specification {

    static byte[] publish(int flags, String topic, int packetId, int payload) {
        def body = new ByteArrayOutputStream()
        body.write([topic.length() >> 8, topic.length() & 0xFF] as byte[])
        body.write(topic.bytes)
        if ((flags & 6) != 0) {
            body.write([packetId >> 8, packetId & 0xFF] as byte[])
        }
        body.write(0)
        body.write(new byte[payload])
        def frame = new ByteArrayOutputStream()
        frame.write(0x30 | flags)
        int left = body.size()
        while (left >= 128) {
            frame.write(left % 128 | 128)
            left = left.intdiv(128)
        }
        frame.write(left)
        frame.write(body.toByteArray())
        frame.toByteArray()
    }

    static byte[] all(List<byte[]> frames) {
        def out = new ByteArrayOutputStream()
        frames.each { out.write(it) }
        out.toByteArray()
    }

    def "packet ids of messages with the DUP flag are known, reading #chunk bytes at a time"() {
        given:
        def redeliveries = new Redeliveries()
        def bytes = all([
                [0x20, 3, 1, 0, 0] as byte[],           // CONNACK
                publish(0x0A, 'a/b', 300, 20_000),      // QoS 1, DUP
                [0xD0, 0] as byte[],                    // PINGRESP
                publish(0x02, 'a/b', 301, 5),           // QoS 1
                publish(0x0A, 'x' * 200, 65535, 0),     // QoS 1, DUP
                publish(0x00, 'a', 0, 1),               // QoS 0
                publish(0x0A, 'a', 7, 1),               // QoS 1, DUP
        ])
        def stream = redeliveries.watch(new ByteArrayInputStream(bytes))

        when:
        def read = new ByteArrayOutputStream()
        if (chunk == 1) {
            for (int value = stream.read(); value >= 0; value = stream.read()) {
                read.write(value)
            }
        } else {
            def buffer = new byte[chunk]
            for (int count = stream.read(buffer, 0, chunk); count >= 0; count = stream.read(buffer, 0, chunk)) {
                read.write(buffer, 0, count)
            }
        }

        then: "nothing is changed on the way"
        read.toByteArray() == bytes

        and: "each is told once"
        [300, 301, 65535, 7, 0].collect { redeliveries.take(it) } == [true, false, true, true, false]
        !redeliveries.take(300)

        where:
        chunk << [1, 2, 3, 7, 1000, 100_000]
    }
}
