package vn.dcim.core.telemetry.block;

import javax.crypto.SecretKey;

/**
 * What blocks are encrypted with.
 *
 * @param id the month it was made for, and which one of that month, as yyyymmnn; nn is 0 but where one could not be opened
 */
record DataKey(int id, SecretKey key) {

    /** Returns what it is covered for; it opens for nothing else. */
    static String purpose(int id) {
        return "history-key:" + id;
    }

    /** Returns its number alone. */
    @Override
    public String toString() {
        return "history key " + id;
    }
}
