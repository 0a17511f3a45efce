package vn.dcim.core.ingest;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.ingest.spool.Gap;
import vn.dcim.core.ingest.spool.Spool;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;

/** Writes down what is lost, as soon as the database can be written, and has people told; each gap once. */
@Singleton
class ReadingGaps {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingGaps.class);

    /** So that a database which is too slow for hours has people told once a while, and not each second. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Spool spool;
    private final Notices notices;
    private final Clock clock;
    private Instant lastAt = Instant.MIN;
    private Gap written;

    ReadingGaps(Spool spool, Notices notices, Clock clock) {
        this.spool = spool;
        this.notices = notices;
        this.clock = clock;
    }

    /** Tells whether there is a gap to be written down now. Used by the pipeline's thread, as the two below. */
    boolean isDue() {
        return !clock.instant().isBefore(lastAt.equals(Instant.MIN) ? lastAt : lastAt.plus(PAUSE))
                && spool.untold().isPresent();
    }

    /** Writes what is due, in the transaction of a group; may be done again. */
    void write(Connection connection) throws SQLException {
        written = null;
        Optional<Gap> due = isDue() ? spool.untold() : Optional.empty();
        if (due.isPresent()) {
            insert(connection, due.get());
            written = due.get();
        }
    }

    private void insert(Connection connection, Gap gap) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT IGNORE INTO reading_gap"
                + " (id, since, until, batches, readings, noted_at) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, gap.id().toString());
            insert.setTimestamp(2, Timestamp.from(gap.since()));
            insert.setTimestamp(3, Timestamp.from(gap.until()));
            insert.setLong(4, gap.batches());
            insert.setLong(5, gap.readings());
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
            // why: a program that died between the commit and its note in the spool finds the gap written down
            if (insert.executeUpdate() == 1) {
                notices.tell(connection, Notice.readingsLost(gap.since(), gap.until(), gap.readings()));
            }
        }
    }

    /** What was written is committed. */
    void committed() {
        if (written != null) {
            LOG.error(
                    "{} readings from {} to {} are lost: there was no more room for them while the database was away",
                    written.readings(),
                    written.since(),
                    written.until());
            spool.told();
            lastAt = clock.instant();
            written = null;
        }
    }
}
