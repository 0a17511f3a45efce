package vn.dcim.core.telemetry.block;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The damaged blocks that were met since the program started: they are told, and never shown as readings. */
@Singleton
public final class Damages {

    private static final Logger LOG = LoggerFactory.getLogger(Damages.class);
    private static final int MOST_KEPT = 1_000;

    private final Map<String, String> met = Collections.synchronizedMap(new TreeMap<>());

    /** Takes note of a block; the log names each once. */
    void note(BlockPlace place, Exception damage) {
        String told = place + ": " + damage.getMessage();
        if (met.size() < MOST_KEPT && met.put(place.toString(), told) == null) {
            LOG.error("History is damaged: {}. Restore the row, or the master key, from a backup", told);
        }
    }

    /** Forgets one that is whole again. */
    void forget(BlockPlace place) {
        if (!met.isEmpty()) {
            met.remove(place.toString());
        }
    }

    /** Returns how many there are, of those that were read. */
    public int count() {
        return met.size();
    }

    /** Returns what is said of each, by table and row. */
    public List<String> told() {
        synchronized (met) {
            return List.copyOf(met.values());
        }
    }
}
