package vn.dcim.core.telemetry.block;

import java.nio.ByteBuffer;

/**
 * Where a block or a row of history lies; what was sealed for one place opens at no other.
 *
 * @param owner the device, or the point of a day
 * @param period hours or days since 1970, or the instant of a row in milliseconds
 * @param part number of an axis, or the fingerprint of a row
 */
record BlockPlace(Kind kind, long owner, long period, long part) {

    /** The table, or the file of what waits while the database is away. */
    enum Kind {
        HOUR("history_hour"),
        AXIS("history_axis"),
        DAY("history_day"),
        JOURNAL("journal"),
        LAST("last_known"),
        SPOOL("spool"),
        LOG_ARRIVAL("log_arrival"),
        LOG_BLOCK("log_block"),
        LOG_STRANGER("log_stranger"),
        LOG_FILTER("log_block_filter");

        private final String table;

        Kind(String table) {
            this.table = table;
        }
    }

    byte[] bytes() {
        return ByteBuffer.allocate(1 + 3 * Long.BYTES)
                .put((byte) kind.ordinal())
                .putLong(owner)
                .putLong(period)
                .putLong(part)
                .array();
    }

    /** Returns it as the log names it: the table and the row's key. */
    @Override
    public String toString() {
        return kind.table + " " + owner + ", " + period + (part == 0 ? "" : ", " + part);
    }
}
