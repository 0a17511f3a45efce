package vn.dcim.core.telemetry.block

import net.jqwik.api.Arbitraries
import net.jqwik.api.Arbitrary
import net.jqwik.api.Combinators
import net.jqwik.api.ForAll
import net.jqwik.api.Property
import net.jqwik.api.Provide
import net.jqwik.api.constraints.IntRange

/** What holds for any readings; the engine of these properties is jqwik, which looks for the smallest case that fails. */
class CodecPropertiesSpec {

    static final BlockPress PRESS = new BlockPress(new BlockCipher())
    static final DataKey KEY = new DataKey(202611, new javax.crypto.spec.SecretKeySpec(new byte[32], 'AES'))
    static final BlockPlace PLACE = new BlockPlace(BlockPlace.Kind.DAY, 7, 20_000, 0)

    @Provide
    Arbitrary<Double> anyDouble() {
        Arbitraries.oneOf(
                Arbitraries.longs().map { Double.longBitsToDouble(it) },
                Arbitraries.of(0d, -0d, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
                        Double.longBitsToDouble(0x7ff8000000000123L), Double.longBitsToDouble(0xfff0000000000001L)),
                tenths(), states())
    }

    static Arbitrary<Double> tenths() {
        Arbitraries.integers().between(-3_000, 3_000).map { (it / 10d) as Double }
    }

    static Arbitrary<Double> states() {
        Arbitraries.of(0d, 1d, 2d, 7d)
    }

    /** Numbers as devices give them: of one kind, with now and then one of another. */
    @Provide
    Arbitrary<List<Double>> numbers() {
        Arbitraries.oneOf(
                anyDouble().list().ofMinSize(1).ofMaxSize(200),
                tenths().list().ofMinSize(1).ofMaxSize(400),
                states().list().ofMinSize(1).ofMaxSize(400),
                Arbitraries.frequencyOf([net.jqwik.api.Tuple.of(40, tenths()), net.jqwik.api.Tuple.of(1, anyDouble())] as net.jqwik.api.Tuple.Tuple2[])
                        .list().ofMinSize(1).ofMaxSize(400))
    }

    /** Distances between instants: a grid with lateness, a grid with gaps, or whenever something happens. */
    @Provide
    Arbitrary<List<Long>> gaps() {
        Arbitraries.oneOf(
                Arbitraries.longs().between(29_971, 30_029).list().ofSize(400),
                Arbitraries.of(10_000L, 10_000L, 10_000L, 20_000L, 70_000L).list().ofSize(400),
                Arbitraries.longs().between(0, 100_000).list().ofSize(400),
                Arbitraries.of(0L, 1L).list().ofSize(400))
    }

    @Property(tries = 400)
    boolean "numbers come back bit by bit"(@ForAll('numbers') List<Double> numbers) {
        def out = new Packer(1)
        def values = numbers as double[]
        NumberCodec.put(out, values, values.length)
        bits(NumberCodec.get(new Unpacker(out.toBytes()), values.length)) == bits(values)
    }

    @Property(tries = 400)
    boolean "instants come back to the millisecond"(@ForAll('gaps') List<Long> gaps, @ForAll @IntRange(min = 0, max = 400) int size,
            @ForAll @IntRange(min = 0, max = 86_399_999) int first) {
        long begin = 20_000L * Blocks.DAY_MS
        long[] at = instants(gaps.take(size), begin + first)
        def out = new Packer(1)
        AxisCodec.put(out, begin, at, at.length)
        AxisCodec.get(new Unpacker(out.toBytes()), begin) as List == at as List
    }

    @Property(tries = 200)
    boolean "an hour of a device comes back, whatever its points have in common"(@ForAll('numbers') List<Double> numbers,
            @ForAll('gaps') List<Long> gaps, @ForAll List<@IntRange(min = 0, max = 3) Integer> qualities, @ForAll Random random) {
        long begin = 480_000L * Blocks.HOUR_MS
        long[] at = instants(gaps.take(numbers.size() - 1), begin)
        Map<Long, Column> columns = [:] as TreeMap
        [1L: 1, 2L: 1, 5L: 2, 9L: 10, 4_000_000_000L: 3].each { point, every ->
            def column = new Column()
            numbers.eachWithIndex { value, i ->
                if (every == 1 || random.nextInt(every) == 0 || i == 0) {
                    column.add(at[i], value, qualities.isEmpty() ? 0 : qualities[i % qualities.size()])
                }
            }
            columns[point] = column
        }
        def back = HourCodec.unpack(new Unpacker(HourCodec.pack(columns, begin).toBytes()), begin) { true }
        back.keySet() == columns.keySet() && columns.every { point, column -> same(column, back[point]) }
    }

    @Property(tries = 200)
    boolean "a block with one bit turned is not opened"(@ForAll('numbers') List<Double> numbers, @ForAll Random random) {
        def out = new Packer(1)
        NumberCodec.put(out, numbers as double[], numbers.size())
        byte[] box = PRESS.close(out, KEY, PLACE)
        assert PRESS.open(box, KEY, PLACE).getByte() == (out.toBytes()[0] as int)
        int bit = random.nextInt(8 * box.length)
        box[bit >> 3] = (byte) (box[bit >> 3] ^ (1 << (bit & 7)))
        try {
            PRESS.open(box, KEY, PLACE)
            return false
        } catch (DamagedBlock ignored) {
            return true
        }
    }

    private static long[] instants(List<Long> gaps, long first) {
        long at = first
        ([first] + gaps.collect { at += it }) as long[]
    }

    private static List<Long> bits(double[] values) {
        values.collect { Double.doubleToRawLongBits(it) }
    }

    private static boolean same(Column one, Column other) {
        one.size() == other.size() && (0..<one.size()).every {
            one.at(it) == other.at(it) && one.quality(it) == other.quality(it) &&
                    Double.doubleToRawLongBits(one.value(it)) == Double.doubleToRawLongBits(other.value(it))
        }
    }
}
