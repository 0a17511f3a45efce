package vn.dcim.core.telemetry.block

import javax.crypto.spec.SecretKeySpec
import spock.lang.Specification
import spock.lang.AutoCleanup
import spock.lang.Shared
import vn.dcim.core.point.Quality

/** How readings become bytes: what is shared, what is left out, and what is bound to its place. */
class BlockCodecSpec extends Specification {

    static final long DAY = 20_000L * Blocks.DAY_MS

    @Shared @AutoCleanup('end') BlockPress press = new BlockPress(new BlockCipher())
    @Shared DataKey key = new DataKey(202611, new SecretKeySpec(new byte[32], 'AES'))

    static Column column(List<Long> at, Closure<Double> value = { it }, int quality = QualityCode.GOOD) {
        def column = new Column()
        at.eachWithIndex { instant, i -> column.add(DAY + instant, value(i) as double, quality) }
        column
    }

    def "points that are asked together share an axis, one asked seldom has its own: #what"() {
        when:
        def shared = Axis.shared([1L: column([0, 10, 20, 30, 40]), 2L: column(other)])

        then:
        shared.axes()*.size() == sizes
        shared.axisOf() == [1L: 0, 2L: axis]

        where:
        what                              | other                || axis | sizes
        'the same instants'               | [0, 10, 20, 30, 40]  || 0    | [5]
        'most of them'                    | [0, 20, 40]          || 0    | [5]
        'half or fewer'                   | [0, 20]              || 1    | [5, 2]
        'one instant of its own'          | [0, 10, 20, 35, 40]  || 1    | [5, 5]
        'an instant twice that is there once' | [0, 10, 10, 40]  || 1    | [5, 4]
    }

    def "a quiet day of 30 s on the grid, #ms ms late, takes #most bytes a reading at most"() {
        given: "60 points, as a UPS has them: 27 constant, 21 that change seldom, 12 that wander, in tenths"
        def random = new Random(7)
        def at = (0..<2_880).collect { 30_000L * it + random.nextInt(ms + 1) }
        Map<Long, Column> columns = [:] as TreeMap
        60.times { point ->
            int value = 2_200 + point
            columns[point as long] = column(at) {
                value += point < 27 ? 0 : point < 48 ? (random.nextInt(60) == 0 ? random.nextInt(3) - 1 : 0) : random.nextInt(5) - 2
                value / 10d
            }
        }

        when:
        def shared = Axis.shared(columns)
        def bytes = columns.values().sum { day ->
            def out = new Packer(1)
            ColumnCodec.put(out, day, shared.axes()[0])
            press.close(out, key, new BlockPlace(BlockPlace.Kind.DAY, 1, 20_000, 0)).length
        }
        def axis = new Packer(1)
        AxisCodec.put(axis, DAY, shared.axes()[0].instants(), shared.axes()[0].size())
        bytes += press.close(axis, key, new BlockPlace(BlockPlace.Kind.AXIS, 1, 20_000, 0)).length

        then:
        shared.axes().size() == 1
        bytes / (60 * 2_880) < most

        where:
        ms || most
        0  || 0.20
        29 || 0.21
    }

    def "two columns become one in order of time, and what came twice stays once"() {
        given:
        def early = column([0, 10, 20]) { it + 1 }
        def late = new Column()
        late.add(DAY + 5, 7, QualityCode.GOOD)
        late.add(DAY + 10, 2, QualityCode.GOOD)
        late.add(DAY + 10, 2, QualityCode.BAD)
        late.add(DAY + 20, 9, QualityCode.GOOD)

        when:
        def both = early.with(late)

        then: "the second of 10 is the same reading again, the third is another quality, 20 has another value"
        (0..<both.size()).collect { [both.at(it) - DAY, both.value(it), both.quality(it)] } ==
                [[0, 1, 0], [5, 7, 0], [10, 2, 0], [10, 2, 3], [20, 3, 0], [20, 9, 0]]
    }

    def "a reading older than the one before it has no place in a column"() {
        given:
        def column = column([10])

        when:
        column.add(DAY + 9, 1, QualityCode.GOOD)

        then:
        thrown(IllegalArgumentException)
    }

    def "a block tells of its readings: #values of #qualities"() {
        given:
        def column = new Column()
        values.eachWithIndex { value, i -> column.add(DAY + i, value as double, qualities[i]) }
        def out = new Packer(1)

        when:
        Digest.of(column).put(out)

        then:
        Digest.get(new Unpacker(out.toBytes())) == new Digest(values.size(), usable, min as double, max as double, sum as double,
                first as double, last as double, worst)

        where:
        values          | qualities || usable | min        | max        | sum        | first      | last       | worst
        [3, 1, 2]       | [0, 0, 0] || 3      | 1          | 3          | 6          | 3          | 2          | Quality.GOOD
        [3, -999, 2]    | [1, 3, 0] || 2      | 2          | 3          | 5          | 3          | 2          | Quality.BAD
        [5, 5]          | [2, 2]    || 0      | Double.NaN | Double.NaN | Double.NaN | Double.NaN | Double.NaN | Quality.STALE
    }

    def "a block opens at its place alone, and under its key alone: #what"() {
        given:
        def out = new Packer(1)
        out.putAll('nội dung'.bytes, 0, 8)
        byte[] box = press.close(out, key, new BlockPlace(BlockPlace.Kind.DAY, 7, 20_000, 0))

        when:
        press.open(java.util.Arrays.copyOf(box, box.length - cut), other ? new DataKey(1, new SecretKeySpec([1] * 32 as byte[], 'AES')) : key, place)

        then:
        thrown(DamagedBlock)

        where:
        what                     | place                                                     | other | cut
        'of another point'       | new BlockPlace(BlockPlace.Kind.DAY, 8, 20_000, 0)  | false | 0
        'of another day'         | new BlockPlace(BlockPlace.Kind.DAY, 7, 20_001, 0)  | false | 0
        'of another axis'        | new BlockPlace(BlockPlace.Kind.DAY, 7, 20_000, 1)  | false | 0
        'of another kind'        | new BlockPlace(BlockPlace.Kind.HOUR, 7, 20_000, 0) | false | 0
        'under another key'      | new BlockPlace(BlockPlace.Kind.DAY, 7, 20_000, 0)  | true  | 0
        'a byte short'           | new BlockPlace(BlockPlace.Kind.DAY, 7, 20_000, 0)  | false | 1
        'hardly there'           | new BlockPlace(BlockPlace.Kind.DAY, 7, 20_000, 0)  | false | 30
    }

    def "two blocks of the same content are not the same bytes"() {
        given:
        def place = new BlockPlace(BlockPlace.Kind.DAY, 7, 20_000, 0)
        def out = new Packer(1)
        out.putByte(1)

        expect:
        press.close(out, key, place) != press.close(out, key, place)
    }
}
