package vn.dcim.bench.year;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.SteppedSchedule;

/**
 * Holds each row of the schedule against the firing that it answers, reckoned from the plans alone. Rows are read day by day, since
 * those of frequent jobs are forgotten after a week.
 */
final class YearLedger {

    private static final Duration SLACK = Duration.ofSeconds(30);

    private final Map<String, Course> courses = new TreeMap<>();
    private long seen;

    /** Where a job stands. */
    private static final class Course {
        private final JobTrigger trigger;
        private Instant expected;
        private long once;
        private long forgotten;
        private long doubled;
        private long failed;

        private Course(JobTrigger trigger, Instant known) {
            this.trigger = trigger;
            this.expected = SteppedSchedule.first(trigger, known).orElse(Instant.MAX);
        }

        private void take(Instant at, String state) {
            skip(at);
            if (at.equals(expected)) {
                once++;
                expected = trigger.nextAfter(at).orElse(Instant.MAX);
            } else {
                doubled++;
            }
            if (!state.equals("DONE")) {
                failed++;
            }
        }

        /** What should have come before an instant and has no row. */
        private void skip(Instant before) {
            while (expected.isBefore(before)) {
                forgotten++;
                expected = trigger.nextAfter(expected).orElse(Instant.MAX);
            }
        }
    }

    YearLedger(Collection<JobPlan> plans, Instant known) {
        plans.forEach(plan -> courses.put(plan.code(), new Course(plan.trigger(), known)));
    }

    /** Takes in the rows that are new. */
    void read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, job, scheduled_at, state FROM schedule_run WHERE id > ? ORDER BY id")) {
            select.setLong(1, seen);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    seen = rows.getLong(1);
                    take(
                            rows.getString(2),
                            rows.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                            rows.getString(4));
                }
            }
        }
    }

    /** Takes in one row of a job. @param at for when it was planned */
    void take(String job, Instant at, String state) {
        courses.get(job).take(at, state);
    }

    /** Counts what should have come before an instant; the rows until then must be read. */
    void close(Instant end) {
        courses.values().forEach(course -> course.skip(end));
    }

    /** Notes that the clock was set back: what goes by an interval begins anew. @return how many jobs that concerns */
    int setBack(Instant now) {
        int moved = 0;
        for (Course course : courses.values()) {
            boolean isBeyond = course.trigger instanceof JobTrigger.Every every
                    && course.expected.isAfter(now.plus(every.interval()).plus(SLACK));
            if (isBeyond) {
                course.expected = course.trigger.nextAfter(now).orElse(Instant.MAX);
                moved++;
            }
        }
        return moved;
    }

    long once() {
        return courses.values().stream().mapToLong(course -> course.once).sum();
    }

    long forgotten() {
        return courses.values().stream().mapToLong(course -> course.forgotten).sum();
    }

    long doubled() {
        return courses.values().stream().mapToLong(course -> course.doubled).sum();
    }

    long failed() {
        return courses.values().stream().mapToLong(course -> course.failed).sum();
    }

    /** Returns how often each job ran as planned, by code. */
    Map<String, Long> runs() {
        Map<String, Long> runs = new LinkedHashMap<>();
        courses.forEach((code, course) -> runs.put(code, course.once));
        return runs;
    }
}
