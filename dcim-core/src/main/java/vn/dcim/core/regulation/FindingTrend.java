package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.CentreTime;

/** How many obligations stood how at the end of each day. */
@Singleton
@Requires(property = "datasources.default.url")
public class FindingTrend {

    /** How many days it goes back. */
    public static final int DAYS = 90;

    // why: Viet Nam has no summer time, and the first judgement of each day is kept, so that each day on which the
    // program ran has a row of
    // each obligation
    private static final String LAST_OF_EACH_DAY =
            "SELECT day, SUM(state = 'NOT_MET'), SUM(state = 'NO_EVIDENCE'), SUM(waits AND age >= ? AND age < ?), SUM(waits AND age >= ?) FROM ("
                    + "SELECT day, state, state = 'NOT_MET' AND NOT excepted AS waits, TIMESTAMPDIFF(SECOND, state_since,"
                    + " LEAST(day + INTERVAL 1 DAY - INTERVAL 7 HOUR, ?)) AS age, place FROM ("
                    + "SELECT state, excepted, state_since, DATE(judged_at + INTERVAL 7 HOUR) AS day, ROW_NUMBER() OVER (PARTITION BY obligation, "
                    + "DATE(judged_at + INTERVAL 7 HOUR) ORDER BY judged_at DESC, id DESC) AS place FROM obligation_result "
                    + "WHERE profile = ? AND judged_at >= ?) judged WHERE place = 1) last GROUP BY day ORDER BY day";

    private final Catalogue catalogue;
    private final EscalationConfig after;
    private final JdbcOperations jdbc;
    private final Clock clock;

    FindingTrend(Catalogue catalogue, EscalationConfig after, JdbcOperations jdbc, Clock clock) {
        this.catalogue = catalogue;
        this.after = after;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How many were not met, and of how many there was no evidence, when a day ended; today, as it is now.
     *
     * @param lead of those not met, without an exception, that concerned the lead by their age
     * @param head that concerned the head of the centre
     */
    public record Day(LocalDate day, long notMet, long noEvidence, long lead, long head) {}

    /** Returns the days on which something was judged, the oldest first. */
    @Transactional(readOnly = true)
    public List<Day> days() {
        LocalDate first = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE).minusDays(DAYS - 1);
        return jdbc.prepareStatement(LAST_OF_EACH_DAY, statement -> {
            statement.setLong(1, after.lead().toSeconds());
            statement.setLong(2, after.head().toSeconds());
            statement.setLong(3, after.head().toSeconds());
            statement.setObject(4, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            statement.setString(5, catalogue.profile().id());
            statement.setObject(6, LocalDateTime.ofInstant(Deadlines.startOf(first), ZoneOffset.UTC));
            List<Day> days = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    days.add(new Day(
                            row.getObject(1, LocalDate.class),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5)));
                }
            }
            return days;
        });
    }
}
