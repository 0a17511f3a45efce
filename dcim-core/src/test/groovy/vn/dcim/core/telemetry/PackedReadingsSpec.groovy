package vn.dcim.core.telemetry

import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.point.Quality

import static vn.dcim.core.point.Quality.*

class PackedReadingsSpec extends Specification {

    static final Instant AT = Instant.parse('2026-11-21T00:00:00Z')

    def "#value takes #bytes bytes after the version and comes back bit by bit"() {
        given:
        def packed = PackedReadings.pack([reading(1, value, GOOD)])

        expect:
        packed.length - 1 == bytes
        unpack(packed) == [bits(1, value, GOOD)]

        where:
        value                         || bytes
        0.0d                          || 1      // header alone
        1.0d                          || 2      // header, varint
        63.0d                         || 2      // zigzag 126
        64.0d                         || 3      // zigzag 128
        -64.0d                        || 2      // zigzag 127
        23.1d                         || 3      // 231 tenths
        -0.05d                        || 2      // -5 hundredths
        0.125d                        || 3      // 125 thousandths
        1.000001d                     || 4      // 1,000,001 millionths
        0.1d + 0.2d                   || 9      // 0.30000000000000004 is no decimal
        (double) 0.1f                 || 5      // what a device sent as single
        9007199254740991.0d           || 9      // 2^53 - 1: varint of 8
        9007199254740992.0d           || 5      // 2^53 is a single
        -0.0d                         || 5
        1.0d / 0                      || 5
        -1.0d / 0                     || 5
        Double.MIN_VALUE              || 9
        Double.MAX_VALUE              || 9
    }

    def "a not-a-number keeps its payload"() {
        expect:
        unpack(PackedReadings.pack([reading(7, Double.longBitsToDouble(nan), BAD)])) == [[7, nan, BAD]]

        where:
        nan << [0x7ff8000000000000L, 0x7ff8000000000001L, 0xfff8dead00000000L, 0x7fffffffffffffffL]
    }

    def "each quality comes back"() {
        given:
        def readings = Quality.values().toList().withIndex().collect { q, i -> reading(i + 1, 5, q) }

        expect:
        unpack(PackedReadings.pack(readings))*.get(2) == Quality.values().toList()
    }

    def "sixty readings of a UPS in tenths take under three bytes each"() {
        given: "points 100 to 159 at 230.0 to 235.9"
        def readings = (0..<60).collect { reading(100 + it, (2300 + it) / 10, GOOD) }

        expect: "version, then a header (the first of two bytes) and a varint of two bytes each"
        PackedReadings.pack(readings).length == 1 + 1 + 60 * 3
    }

    def "nothing packs into the version alone"() {
        expect:
        PackedReadings.pack([]) == [1] as byte[]
        unpack([1] as byte[]) == []
    }

    def "random readings come back sorted and bit by bit (seed #seed)"() {
        given:
        def random = new Random(seed)
        def readings = (0..<random.nextInt(200)).collect {
            reading(id(random), value(random), Quality.values()[random.nextInt(4)])
        }

        expect:
        unpack(PackedReadings.pack(readings)) ==
                readings.sort(false) { it.pointId() }.collect { bits(it.pointId(), it.value(), it.quality()) }

        where:
        seed << (1..200)
    }

    def "the payload of a newer program is refused, not misread"() {
        when:
        unpack([2, 5] as byte[])

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains('version 2')
    }

    def "a point id out of range is refused"() {
        when:
        PackedReadings.pack([reading(id, 1, GOOD)])

        then:
        thrown(IllegalArgumentException)

        where:
        id << [-1L, 1L << 58, Long.MAX_VALUE]
    }

    private static long id(Random random) {
        switch (random.nextInt(3)) {
            case 0: return random.nextInt(100)
            case 1: return random.nextInt(1_000_000)
            default: return random.nextLong() >>> 6
        }
    }

    private static double value(Random random) {
        switch (random.nextInt(8)) {
            case 0: return random.nextInt(10)
            case 1: return random.nextInt(100_000) / 10d
            case 2: return -random.nextInt(100_000) / 1000d
            case 3: return random.nextFloat()
            case 4: return random.nextDouble()
            case 5: return random.nextLong()
            case 6: return random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300)
            default: return Double.longBitsToDouble(random.nextLong())
        }
    }

    private static Reading reading(long id, double value, Quality quality) {
        new Reading(id, AT, value, quality)
    }

    private static List bits(long id, double value, Quality quality) {
        [id, Double.doubleToRawLongBits(value), quality]
    }

    private static List<List> unpack(byte[] payload) {
        def found = []
        PackedReadings.unpack(payload) { id, value, quality -> found << bits(id, value, quality) }
        found
    }
}
