package vn.dcim.snmp.transport;

/**
 * How much one agent answers in one request, learned: the largest request that worked, the smallest that failed. A failure halves
 * the next request; a larger one is tried again after {@code retestNanos}, and doubling goes on while nothing has failed.
 */
final class RequestSize {

    private static final int NEVER = Integer.MAX_VALUE;

    private final int max;
    private final long retestNanos;
    private int next;
    private int worked;
    private int failed = NEVER;
    private long failedAt;

    RequestSize(int first, int max, long retestNanos) {
        this.next = Math.min(first, max);
        this.max = max;
        this.retestNanos = retestNanos;
    }

    /** Returns how many to ask for now; at least 1. */
    synchronized int next(long nowNanos) {
        if (failed != NEVER && nowNanos - failedAt > retestNanos) {
            failedAt = nowNanos;
            int candidate = failed - next > 1 ? next + (failed - next) / 2 : Math.min(max, failed);
            if (candidate >= failed) {
                failed = NEVER;
            }
            return candidate;
        }
        return next;
    }

    /** Tells whether so many have been answered before. */
    synchronized boolean isProven(int size) {
        return size <= worked;
    }

    synchronized void worked(int size) {
        worked = Math.max(worked, size);
        if (failed != NEVER && worked >= failed) {
            failed = NEVER;
        }
        if (failed == NEVER) {
            next = size >= next ? Math.min(max, size * 2) : next;
        } else {
            next = Math.max(next, Math.min(worked, failed - 1));
        }
    }

    /** So many were refused, or met silence where fewer were answered. */
    synchronized void failed(int size, long nowNanos) {
        failed = Math.min(failed, size);
        failedAt = nowNanos;
        worked = Math.min(worked, failed - 1);
        next = Math.max(1, worked > 0 && worked > failed / 2 ? worked : failed / 2);
    }

    /** Silence; whether the size is to blame is not known. */
    synchronized void silence(int size) {
        if (size > worked && size <= next) {
            next = Math.max(1, Math.max(worked, size / 2));
        }
    }

    synchronized int learned() {
        return next;
    }
}
