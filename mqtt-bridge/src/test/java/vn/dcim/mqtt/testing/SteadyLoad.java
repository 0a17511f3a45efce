package vn.dcim.mqtt.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Three devices of one site that publish at QoS 1, in bursts, until it is closed, and know what the broker has confirmed: a
 * cooler with a clock, one without, each with a number in every message that it says once, and a leak detector that changes its
 * state with every message. Goes on when the broker was away. What was not confirmed, the one with a clock and the detector say
 * again; the one without does not, since nobody could tell that from two messages.
 */
public final class SteadyLoad implements AutoCloseable {

    private static final int BURST = 150;
    private static final long PAUSE_MS = 300;
    private static final long REPLY_MS = 5_000;

    private final String url;
    private final String site;
    private final long firstAt = System.currentTimeMillis();
    private final List<Integer> timed = new ArrayList<>();
    private final List<Integer> timeless = new ArrayList<>();
    private final List<Integer> unsure = new ArrayList<>();
    private final NavigableMap<Long, Integer> confirmedAt = new TreeMap<>();
    private final NavigableSet<Long> toggledAt = new TreeSet<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "steady-load");
    private volatile boolean resting;
    private MqttAsyncClient client;
    private int number;

    private SteadyLoad(String url, String site) {
        this.url = url;
        this.site = site;
    }

    /** Begins at once. */
    public static SteadyLoad start(String url, String site) {
        SteadyLoad load = new SteadyLoad(url, site);
        load.thread.start();
        return load;
    }

    public static String coolerWithClock(String site) {
        return "dc/" + site + "/crac/timed";
    }

    public static String coolerWithoutClock(String site) {
        return "dc/" + site + "/crac/timeless";
    }

    public static String leakDetector(String site) {
        return "dc/" + site + "/env/leak";
    }

    /** Under which instant (ms since 1970) the cooler with a clock says a number. */
    public long instantOf(int said) {
        return firstAt + said;
    }

    public synchronized List<Integer> confirmedWithClock() {
        return List.copyOf(timed);
    }

    public synchronized List<Integer> confirmedWithoutClock() {
        return List.copyOf(timeless);
    }

    /** How many messages of the two coolers the broker has confirmed. */
    public synchronized int confirmed() {
        return timed.size() + timeless.size();
    }

    /** The numbers of both coolers that the broker has confirmed within so long a time before now. */
    public synchronized Set<Integer> confirmedWithin(Duration time) {
        return Set.copyOf(
                confirmedAt.tailMap(System.nanoTime() - time.toNanos()).values());
    }

    /** Sent without a clock, and nobody knows whether the broker took it. */
    public synchronized List<Integer> unsureWithoutClock() {
        return List.copyOf(unsure);
    }

    /** How often the detector changed its state, each change confirmed; it began with a leak. */
    public synchronized int toggles() {
        return toggledAt.size();
    }

    /** How many of these changes the broker has confirmed within so long a time before now. */
    public synchronized int togglesWithin(Duration time) {
        return toggledAt.tailSet(System.nanoTime() - time.toNanos()).size();
    }

    /** Publishes nothing more from the next burst on, or goes on; a slow start of what was killed then costs no more messages. */
    public void rest(boolean wanted) {
        resting = wanted;
    }

    /** Ends it, and returns when everything that must be said is confirmed. */
    @Override
    public void close() throws InterruptedException {
        ending.countDown();
        thread.join();
    }

    private void run() {
        try {
            connect();
            do {
                if (!resting) {
                    burst();
                }
            } while (!ending.await(PAUSE_MS, TimeUnit.MILLISECONDS));
            client.disconnectForcibly(0, 500, true);
            client.close(true);
        } catch (MqttException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void burst() throws InterruptedException {
        List<Integer> mine = new ArrayList<>();
        for (int i = 0; i < BURST; i++) {
            mine.add(++number);
        }
        List<Integer> with = publish(coolerWithClock(site), mine, true);
        while (!with.isEmpty()) {
            with = publish(coolerWithClock(site), with, true);
        }
        List<Integer> lost = publish(coolerWithoutClock(site), mine, false);
        synchronized (this) {
            unsure.addAll(lost);
        }
        boolean leaks = toggles() % 2 == 0;
        while (!confirmed(send(leakDetector(site), "{\"water_leak\":" + leaks + "}"))) {
            connect();
        }
        synchronized (this) {
            toggledAt.add(System.nanoTime());
        }
    }

    /** Returns what was not confirmed, after the broker is there again. */
    private List<Integer> publish(String device, List<Integer> numbers, boolean clock) throws InterruptedException {
        List<IMqttToken> tokens = new ArrayList<>();
        for (int each : numbers) {
            String at = clock ? "\"ts\":" + instantOf(each) + "," : "";
            tokens.add(send(device + "/telemetry", "{" + at + "\"filter_pa\":" + each + "}"));
        }
        List<Integer> failed = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (confirmed(tokens.get(i))) {
                synchronized (this) {
                    (clock ? timed : timeless).add(numbers.get(i));
                    confirmedAt.put(System.nanoTime(), numbers.get(i));
                }
            } else {
                failed.add(numbers.get(i));
            }
        }
        if (!failed.isEmpty()) {
            connect();
        }
        return failed;
    }

    private IMqttToken send(String topic, String payload) {
        try {
            return client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
        } catch (MqttException e) {
            return null;
        }
    }

    private static boolean confirmed(IMqttToken token) {
        try {
            if (token != null) {
                token.waitForCompletion(REPLY_MS);
            }
            return token != null;
        } catch (MqttException e) {
            return false;
        }
    }

    private void connect() throws InterruptedException {
        while (true) {
            try {
                if (client != null) {
                    client.close(true);
                }
                client = new MqttAsyncClient(url, "load-" + System.nanoTime(), new MemoryPersistence());
                MqttConnectionOptions options = new MqttConnectionOptions();
                options.setAutomaticReconnect(false);
                client.connect(options).waitForCompletion(REPLY_MS);
                return;
            } catch (MqttException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }
}
