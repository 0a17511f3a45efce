package vn.dcim.core.alarm;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what happens to alarms, after the commit. What must not be missed, such as a notification, is taken from the rows of
 * {@code alarm_transition} that have no {@code processed_at}; this is for pages and for waking up whoever works off those rows.
 */
@Singleton
public final class AlarmStream {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmStream.class);

    private final List<Consumer<List<AlarmChange>>> listeners = new CopyOnWriteArrayList<>();

    /**
     * Calls {@code listener} with the changes of one transaction, in their order, on the thread that made them; it must return at
     * once. Two transactions that change one alarm may be told in either order: the later one has the higher
     * {@link Alarm#version}. Close to end.
     */
    public AutoCloseable subscribe(Consumer<List<AlarmChange>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(List<AlarmChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        for (Consumer<List<AlarmChange>> listener : listeners) {
            try {
                listener.accept(changes);
            } catch (RuntimeException e) {
                // why: a page that cannot show an alarm must not keep the next one from being found
                LOG.error("A listener failed on {} alarm transitions", changes.size(), e);
            }
        }
    }
}
