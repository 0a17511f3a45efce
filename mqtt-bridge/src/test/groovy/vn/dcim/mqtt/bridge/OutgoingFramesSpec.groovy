package vn.dcim.mqtt.bridge

import spock.lang.Specification

class OutgoingFramesSpec extends Specification {

    List<List<Integer>> writes = []
    def out = new OutgoingFrames(new OutputStream() {
        void write(int value) { throw new UnsupportedOperationException() }

        void write(byte[] bytes, int offset, int length) { writes << (bytes[offset..<offset + length] as List<Integer>) }
    })

    def "acknowledgements go out together, each four bytes"() {
        when:
        out.acknowledge([1, 300, 65535, 9] as int[], 3)

        then:
        writes == [[0x40, 2, 0, 1, 0x40, 2, 1, 44, 0x40, 2, -1, -1]]
    }

    def "a packet that Paho has begun is not torn by them"() {
        when:
        out.write(0xC0)
        out.acknowledge([7] as int[], 1)
        out.write([0] as byte[], 0, 1)
        out.flush()

        then:
        writes == [[0x40, 2, 0, 7], [(byte) 0xC0, 0]]
    }
}
