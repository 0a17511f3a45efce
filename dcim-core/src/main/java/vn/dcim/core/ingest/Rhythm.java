package vn.dcim.core.ingest;

/** At what intervals something is heard, learned from the last {@value #REMEMBERED} of them. Times in ms of {@link SteadyTime}. */
final class Rhythm {

    /** Nothing is overdue before this, however fast its rhythm. */
    static final long FLOOR_MS = 30_000;

    private static final int REMEMBERED = 8;
    private static final int NEEDED = 4;
    private static final int MISSED = 3;

    private final long[] intervals = new long[REMEMBERED];
    private long beatAt;
    private long heardAt;
    private long count = -1;

    void heard(long now) {
        if (count >= 0 && now > beatAt) {
            intervals[(int) (count % REMEMBERED)] = now - beatAt;
            count++;
        } else if (count < 0) {
            count = 0;
        }
        beatAt = now;
        heardAt = now;
    }

    /** It is there, but what was heard of it comes when it comes and is no beat of the rhythm. */
    void heardBesides(long now) {
        heardAt = now;
    }

    /** Tells whether it is silent for longer than three of its longest intervals; never before it is known well enough. */
    boolean isOverdue(long now) {
        if (count < NEEDED || now - heardAt <= FLOOR_MS) {
            return false;
        }
        long longest = 0;
        for (long interval : intervals) {
            longest = Math.max(longest, interval);
        }
        return now - heardAt > MISSED * longest;
    }
}
