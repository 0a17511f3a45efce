package vn.dcim.core.ingest;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.telemetry.History;

/** Third stage: readings go into history, each batch once. */
@Singleton
class StoreStage {

    /** How long after the first delivery a broker may deliver a message again. */
    private static final Duration REDELIVERY = Duration.ofMinutes(10);

    private final History history;

    StoreStage(History history) {
        this.history = history;
    }

    /** Returns which of the batches were new, in their order. */
    List<Boolean> store(Connection connection, List<Understood> batches) throws SQLException {
        List<Boolean> stored = new ArrayList<>();
        List<History.Entry> entries = new ArrayList<>();
        for (Understood batch : batches) {
            boolean storable =
                    batch.refusal().isEmpty() && !batch.readings().isEmpty() && !isKnownMessage(connection, batch);
            stored.add(storable);
            if (storable) {
                entries.add(batch.entry());
            }
        }
        var fresh = history.append(connection, entries).iterator();
        stored.replaceAll(storable -> storable && fresh.next());
        return stored;
    }

    private boolean isKnownMessage(Connection connection, Understood batch) throws SQLException {
        // why: kept under the instant of receipt, a second delivery looks like another message but for its fingerprint
        return batch.isMessage()
                && !batch.believed()
                && history.holds(
                        connection,
                        batch.deviceId(),
                        batch.fingerprint(),
                        batch.at().minus(REDELIVERY));
    }
}
