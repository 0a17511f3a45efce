package vn.dcim.core.ingest.spool;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.RawValue;
import vn.dcim.core.telemetry.Sample;
import vn.dcim.core.telemetry.SampleBatch;
import vn.dcim.core.telemetry.block.Packer;
import vn.dcim.core.telemetry.block.Unpacker;

/**
 * A batch as bytes.
 *
 * <pre>
 *   version      byte, 1
 *   device       varint
 *   received     zigzag, ms since 1970
 *   at           zigzag, ms before it
 *   fingerprint  8 bytes
 *   answered     byte, 1 or 0 in its lowest bit; its bearing (0 rhythm, 1 change, 2 past) in the two above
 *   samples      varint their count; each: zigzag its point less the one before; byte, its quality in the high half and its kind in the
 *                low; the number as 8 bytes, or varint the length of the text or the bytes, and these
 * </pre>
 */
final class SpoolCodec {

    private static final int VERSION = 1;
    private static final int NUMBER = 0;
    private static final int TEXT = 1;
    private static final int BYTES = 2;
    private static final int KIND_MASK = 0xF;
    private static final int QUALITY_SHIFT = 4;
    private static final int ANSWERED = 1;
    private static final int BEARING_SHIFT = 1;
    private static final int BEARING_MASK = 3;
    private static final int USUAL_SAMPLE_BYTES = 12;

    private SpoolCodec() {}

    static Packer pack(SampleBatch batch, Instant receivedAt) {
        var out = new Packer(32 + USUAL_SAMPLE_BYTES * batch.samples().size());
        out.putByte(VERSION);
        out.putVarint(batch.deviceId());
        out.putZigzag(receivedAt.toEpochMilli());
        out.putZigzag(receivedAt.toEpochMilli() - batch.at().toEpochMilli());
        out.putLong(batch.fingerprint());
        out.putByte((batch.answered() ? ANSWERED : 0) | batch.bearing().ordinal() << BEARING_SHIFT);
        out.putVarint(batch.samples().size());
        long point = 0;
        for (Sample sample : batch.samples()) {
            out.putZigzag(sample.pointId() - point);
            point = sample.pointId();
            put(out, sample);
        }
        return out;
    }

    private static void put(Packer out, Sample sample) {
        int quality = sample.ceiling().ordinal() << QUALITY_SHIFT;
        switch (sample.raw()) {
            case RawValue.Numeric number -> {
                out.putByte(quality | NUMBER);
                out.putDouble(number.value());
            }
            case RawValue.Text text -> {
                out.putByte(quality | TEXT);
                put(out, text.value().getBytes(StandardCharsets.UTF_8));
            }
            case RawValue.Bytes bytes -> {
                out.putByte(quality | BYTES);
                put(out, bytes.value());
            }
        }
    }

    private static void put(Packer out, byte[] bytes) {
        out.putVarint(bytes.length);
        out.putAll(bytes, 0, bytes.length);
    }

    /** @throws IllegalStateException for bytes of another version */
    static Spooled unpack(long number, Unpacker in) {
        int version = in.getByte();
        if (version != VERSION) {
            throw new IllegalStateException("batch " + number + " is of version " + version + ", not " + VERSION);
        }
        long device = in.getVarint();
        long received = in.getZigzag();
        long at = received - in.getZigzag();
        long fingerprint = in.getLong();
        int told = in.getByte();
        int count = in.getCount();
        List<Sample> samples = new ArrayList<>(count);
        long point = 0;
        for (int i = 0; i < count; i++) {
            point += in.getZigzag();
            samples.add(sample(point, in));
        }
        var batch = new SampleBatch(
                device, Instant.ofEpochMilli(at), fingerprint, false, samples, (told & ANSWERED) != 0, bearing(told));
        return new Spooled(number, batch, Instant.ofEpochMilli(received));
    }

    private static SampleBatch.Bearing bearing(int told) {
        int ordinal = told >> BEARING_SHIFT & BEARING_MASK;
        SampleBatch.Bearing[] all = SampleBatch.Bearing.values();
        if (ordinal >= all.length) {
            throw new IllegalStateException("bearing " + ordinal + " of a batch");
        }
        return all[ordinal];
    }

    private static Sample sample(long point, Unpacker in) {
        int head = in.getByte();
        Quality ceiling = Quality.values()[head >> QUALITY_SHIFT & KIND_MASK];
        RawValue raw =
                switch (head & KIND_MASK) {
                    case NUMBER -> RawValue.of(in.getDouble());
                    case TEXT -> RawValue.of(new String(in.getBytes(in.getCount()), StandardCharsets.UTF_8));
                    case BYTES -> new RawValue.Bytes(in.getBytes(in.getCount()));
                    default -> throw new IllegalStateException("kind " + (head & KIND_MASK) + " of a sample");
                };
        return new Sample(point, raw, ceiling);
    }
}
