package vn.dcim.mqtt.bridge

import spock.lang.Specification

class IncomingFramesSpec extends Specification {

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

    static final byte[] CONNACK = [0x20, 3, 1, 0, 0] as byte[]
    static final byte[] PINGRESP = [0xD0, 0] as byte[]

    List<List> messages = []
    def receiver = { message, redelivered ->
        messages << [message.topicName, message.messageId, redelivered, message.message.payload.length]
    } as IncomingFrames.Receiver

    /** A socket that gives so many bytes at a time, and times out between them. */
    static InputStream socket(byte[] bytes, int chunk, boolean timingOut) {
        def inner = new ByteArrayInputStream(bytes)
        boolean due = false
        new InputStream() {
            int read() { throw new UnsupportedOperationException() }

            int read(byte[] target, int offset, int length) {
                due = !due
                if (timingOut && due) {
                    throw new SocketTimeoutException()
                }
                inner.read(target, offset, Math.min(length, chunk))
            }
        }
    }

    static byte[] readAll(InputStream stream, int chunk) {
        def read = new ByteArrayOutputStream()
        def buffer = new byte[chunk]
        while (true) {
            try {
                int count = chunk == 1 ? stream.read() : stream.read(buffer, 0, chunk)
                if (count < 0) {
                    return read.toByteArray()
                }
                chunk == 1 ? read.write(count) : read.write(buffer, 0, count)
            } catch (SocketTimeoutException ignored) {
                // why: Paho reads again after it
            }
        }
    }

    def "messages are taken out with their DUP flag and all else goes through, #chunk bytes at a time, timing out: #timingOut"() {
        given:
        def bytes = all([
                CONNACK,
                publish(0x0A, 'a/b', 300, 200_000),     // QoS 1, DUP, larger than the buffer
                PINGRESP,
                publish(0x02, 'a/b', 301, 5),           // QoS 1
                publish(0x0A, 'x' * 200, 65535, 0),     // QoS 1, DUP, empty
                publish(0x01, 'a', 0, 1),               // QoS 0, retained
                PINGRESP,
                publish(0x0A, 'a', 7, 1),               // QoS 1, DUP
        ])
        def stream = new IncomingFrames(socket(bytes, chunk, timingOut), receiver)

        expect:
        readAll(stream, Math.min(chunk, 3)) == all([CONNACK, PINGRESP, PINGRESP])
        messages == [
                ['a/b', 300, true, 200_000],
                ['a/b', 301, false, 5],
                ['x' * 200, 65535, true, 0],
                ['a', 0, false, 1],
                ['a', 7, true, 1],
        ]

        where:
        [chunk, timingOut] << [[1, 2, 3, 7, 1000, 100_000, 1_000_000], [false, true]].combinations()
    }

    def "a message of which the end never comes is none"() {
        given:
        def whole = publish(0x02, 'a/b', 301, 50)
        def stream = new IncomingFrames(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - missing)), receiver)

        expect:
        stream.read() == -1
        messages.size() == found

        where:
        missing || found
        0       || 1
        1       || 0
        50      || 0
    }

    def "what is no packet ends the connection: #why"() {
        when:
        new IncomingFrames(new ByteArrayInputStream(bytes as byte[]), receiver).read()

        then:
        def e = thrown(IOException)
        e.message.startsWith('the broker sends a')
        messages == []

        where:
        bytes                                  | why
        [0x20, 0xFF, 0xFF, 0xFF, 0xFF, 1]      | 'a length of five bytes'
        [0x32, 3, 0, 9, 97]                    | 'a topic longer than the packet'
    }
}
