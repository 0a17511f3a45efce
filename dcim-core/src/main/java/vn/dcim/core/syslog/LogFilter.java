package vn.dcim.core.syslog;

import java.util.List;
import org.apache.commons.collections4.bloomfilter.BitMapExtractor;
import org.apache.commons.collections4.bloomfilter.BloomFilter;
import org.apache.commons.collections4.bloomfilter.Hasher;
import org.apache.commons.collections4.bloomfilter.Shape;
import org.apache.commons.collections4.bloomfilter.SimpleBloomFilter;
import vn.dcim.core.telemetry.block.Packer;
import vn.dcim.core.telemetry.block.Unpacker;

/**
 * Tells of a block, without opening it, that a word is not in it: a Bloom filter of the {@linkplain LogTerms terms} of its texts.
 *
 * <pre>
 *   version    byte, 1
 *   functions  varint, of the filter
 *   bits       varint
 *   filter     8 bytes for each 64 bits
 * </pre>
 */
final class LogFilter {

    private static final int VERSION = 1;
    /** Of one term that is not in the block; a word has several. */
    private static final double WRONG_YES = 0.01;

    private final BloomFilter<?> filter;

    private LogFilter(BloomFilter<?> filter) {
        this.filter = filter;
    }

    /** Packs the filter of a block. */
    static Packer pack(LogBlock block) {
        var terms = new LogTerms();
        block.forEachText(terms::add);
        List<Hasher> hashers = terms.hashers();
        Shape shape = Shape.fromNP(Math.max(1, hashers.size()), WRONG_YES);
        var filter = new SimpleBloomFilter(shape);
        hashers.forEach(filter::merge);
        long[] map = filter.asBitMapArray();
        var out = new Packer(map.length * Long.BYTES + 16);
        out.putByte(VERSION);
        out.putVarint(shape.getNumberOfHashFunctions());
        out.putVarint(shape.getNumberOfBits());
        for (long bits : map) {
            out.putLong(bits);
        }
        return out;
    }

    static LogFilter open(Unpacker in) {
        int version = in.getByte();
        if (version != VERSION) {
            throw new IllegalStateException(
                    "filter of log messages of version " + version + ", this program knows " + VERSION);
        }
        int functions = in.getCount();
        Shape shape = Shape.fromKM(functions, in.getCount());
        var filter = new SimpleBloomFilter(shape);
        filter.merge((BitMapExtractor) consumer -> {
            boolean goesOn = true;
            while (goesOn && in.hasMore()) {
                goesOn = consumer.test(in.getLong());
            }
            return goesOn;
        });
        return new LogFilter(filter);
    }

    /** Returns false where none of the block's messages can hold all of these. @param terms of {@link LogWord#terms()} */
    boolean mayHold(List<Hasher> terms) {
        return terms.stream().allMatch(filter::contains);
    }
}
