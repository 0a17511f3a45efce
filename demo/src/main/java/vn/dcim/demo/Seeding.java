package vn.dcim.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the plant is entered into the registry. */
public final class Seeding {

    private static final Logger LOG = LoggerFactory.getLogger(Seeding.class);

    private final int expected;
    private final Set<String> waiting;
    private final Map<String, Exception> failures = new LinkedHashMap<>();
    private final CountDownLatch done = new CountDownLatch(1);

    Seeding(Collection<String> names) {
        waiting = new LinkedHashSet<>(names);
        expected = waiting.size();
        if (waiting.isEmpty()) {
            done.countDown();
        }
    }

    synchronized void entered(String name) {
        waiting.remove(name);
        failures.remove(name);
        if (waiting.isEmpty()) {
            LOG.info("The plant is entered: {} devices", expected);
            done.countDown();
        }
    }

    synchronized void failed(String name, Exception why) {
        failures.put(name, why);
    }

    /** Returns how many devices the plant has. */
    public int expected() {
        return expected;
    }

    /** Returns the names of the devices that are not entered yet, in the order of the plant. */
    public synchronized Set<String> missing() {
        return new LinkedHashSet<>(waiting);
    }

    /** Returns why the last attempt at a device failed, for those whose turn has come and that are not entered. */
    public synchronized Map<String, Exception> failures() {
        return Map.copyOf(failures);
    }

    /** Returns whether all is entered, after waiting for it for at most so long. */
    public boolean await(Duration patience) throws InterruptedException {
        return done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
