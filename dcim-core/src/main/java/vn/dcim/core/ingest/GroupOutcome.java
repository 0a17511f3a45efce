package vn.dcim.core.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.alarm.AlarmEvaluator;
import vn.dcim.core.telemetry.Reading;

/**
 * What a group changes in memory once it is committed.
 *
 * @param batches in the order they came
 * @param current of each batch, the readings that are now the latest of their points; empty where the batch was not stored
 * @param evaluation what it changes about the alarms
 * @param checkpoints devices that were written down for the next start
 */
record GroupOutcome(
        List<Understood> batches,
        List<Optional<List<Reading>>> current,
        AlarmEvaluator.Evaluation evaluation,
        Map<Long, Checkpoints.Written> checkpoints) {

    List<Reading> allCurrent() {
        return flat(current);
    }

    static List<Reading> flat(List<Optional<List<Reading>>> current) {
        List<Reading> all = new ArrayList<>();
        for (Optional<List<Reading>> ofBatch : current) {
            ofBatch.ifPresent(all::addAll);
        }
        return all;
    }
}
