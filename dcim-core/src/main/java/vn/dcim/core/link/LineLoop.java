package vn.dcim.core.link;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something in a steady rhythm on a thread of its own; a turn that takes longer than the interval puts off the next. */
final class LineLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LineLoop.class);

    private final Duration interval;
    private final Turn turn;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    /** What is done each time. */
    @FunctionalInterface
    interface Turn {
        void happen() throws InterruptedException;
    }

    LineLoop(String name, Duration interval, Turn turn) {
        this.interval = interval;
        this.turn = turn;
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private void run() {
        long next = System.nanoTime();
        try {
            do {
                happen();
                next = Math.max(next + interval.toNanos(), System.nanoTime());
            } while (!ended.await(next - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void happen() throws InterruptedException {
        try {
            turn.happen();
            failing = false;
        } catch (RuntimeException e) {
            // why: what fails is tried again at the next turn; one line in the log tells of it, not one each turn
            if (!failing) {
                LOG.warn("{} has to wait: {}", thread.getName(), e.toString());
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        ended.countDown();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
