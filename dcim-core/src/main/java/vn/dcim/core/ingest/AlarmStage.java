package vn.dcim.core.ingest;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.alarm.AlarmEvaluator;
import vn.dcim.core.telemetry.Reading;

/** Fourth stage: what readings and time change about the alarms, written beside the readings. */
@Singleton
class AlarmStage {

    /** Changes nothing: there are no alarms, or they cannot be evaluated. */
    static final AlarmEvaluator.Evaluation NONE = new AlarmEvaluator.Evaluation() {

        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public void write(Connection connection) {}

        @Override
        public void apply() {}
    };

    private static final Logger LOG = LoggerFactory.getLogger(AlarmStage.class);

    private final @Nullable AlarmEvaluator evaluator;
    private final PipelineCounters counters;

    AlarmStage(@Nullable AlarmEvaluator evaluator, PipelineCounters counters) {
        this.evaluator = evaluator;
        this.counters = counters;
    }

    /** @throws EvaluationFailed for a reason that another attempt will not mend */
    AlarmEvaluator.Evaluation write(Connection connection, List<Reading> readings, ReadingPipeline.Time time)
            throws SQLException {
        AlarmEvaluator.Evaluation evaluation = evaluate(readings, time);
        try {
            evaluation.write(connection);
        } catch (SQLException e) {
            if (GroupTransaction.isOfTheData(e)) {
                throw new EvaluationFailed(e);
            }
            throw e;
        }
        return evaluation;
    }

    /** Takes over what is committed. A failure is counted and told, and keeps no reading from being shown. */
    void apply(AlarmEvaluator.Evaluation evaluation) {
        try {
            evaluation.apply();
        } catch (RuntimeException e) {
            counters.evaluationFailures.increment();
            LOG.error("Alarm transitions are stored but not shown until the next start", e);
        }
    }

    /** Takes over devices from another process. */
    void succeed(Set<Long> devices) throws SQLException {
        if (evaluator != null) {
            evaluator.succeed(devices);
        }
    }

    /** Tells whether time alone changes nothing. */
    boolean isQuiet(ReadingPipeline.Time time) {
        try {
            return evaluate(List.of(), time).isEmpty();
        } catch (EvaluationFailed e) {
            // why: the same happens in the group's transaction a moment later, and is counted and told there
            return false;
        }
    }

    private AlarmEvaluator.Evaluation evaluate(List<Reading> readings, ReadingPipeline.Time time) {
        if (evaluator == null) {
            return NONE;
        }
        try {
            return evaluator.evaluate(readings, time.now(), time.judged());
        } catch (RuntimeException e) {
            throw new EvaluationFailed(e);
        }
    }
}
