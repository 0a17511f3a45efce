package vn.dcim.core.schedule;

import java.time.Instant;

/** One run, as the work sees it. */
public interface JobRun {

    /** Returns the instant for which it was planned: that of the firing that was missed where the run catches up. */
    Instant scheduledAt();

    /** Tells whether it comes late, for what was missed while nothing ran. */
    boolean isCaughtUp();

    /** Adds a line to the log of the run, in the language of whoever wrote it; what is beyond 64 kB is counted and left out. */
    void log(String line);

    /** Tells how far it is; written down at most once a second. @param of how much there is in all */
    void progress(int done, int of);

    /** A run that nobody records, such as one that a command or a spec asks for. */
    static JobRun unrecorded(Instant at) {
        return new JobRun() {
            @Override
            public Instant scheduledAt() {
                return at;
            }

            @Override
            public boolean isCaughtUp() {
                return false;
            }

            @Override
            public void log(String line) {
                // why: nobody reads it
            }

            @Override
            public void progress(int done, int of) {
                // why: nobody looks
            }
        };
    }
}
