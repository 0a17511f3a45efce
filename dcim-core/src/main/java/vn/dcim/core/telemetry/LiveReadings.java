package vn.dcim.core.telemetry;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.audit.KeyCover;
import vn.dcim.core.telemetry.block.Packer;
import vn.dcim.core.telemetry.block.QualityCode;
import vn.dcim.core.telemetry.block.Unpacker;

/**
 * Readings on their way from the process that stores them to the pages of another: packed, and closed under the master key, which all
 * processes on one database share. Who has not got it can neither read nor invent them.
 */
@Singleton
public final class LiveReadings {

    private static final String PURPOSE = "live-readings";
    private static final byte VERSION = 1;
    private static final int USUAL_BYTES = 14;

    private final KeyCover cover;

    LiveReadings(KeyCover cover) {
        this.cover = cover;
    }

    public byte[] close(List<Reading> readings) {
        var bytes = new Packer(2 + USUAL_BYTES * readings.size());
        bytes.putByte(VERSION);
        bytes.putVarint(readings.size());
        long point = 0;
        long at = 0;
        for (Reading reading : readings) {
            bytes.putZigzag(reading.pointId() - point);
            bytes.putZigzag(reading.at().toEpochMilli() - at);
            bytes.putDouble(reading.value());
            bytes.putByte(QualityCode.of(reading.quality()));
            point = reading.pointId();
            at = reading.at().toEpochMilli();
        }
        return cover.cover(PURPOSE, bytes.toBytes());
    }

    /** @throws IllegalStateException when it was not closed under this master key, or altered */
    public List<Reading> open(byte[] box) {
        var bytes = new Unpacker(cover.uncover(PURPOSE, box));
        int version = bytes.getByte();
        if (version != VERSION) {
            throw new IllegalStateException("readings of version " + version + ", not " + VERSION);
        }
        int count = bytes.getCount();
        List<Reading> readings = new ArrayList<>();
        long point = 0;
        long at = 0;
        for (int i = 0; i < count; i++) {
            point += bytes.getZigzag();
            at += bytes.getZigzag();
            double value = bytes.getDouble();
            readings.add(new Reading(point, Instant.ofEpochMilli(at), value, QualityCode.quality(bytes.getByte())));
        }
        return readings;
    }
}
