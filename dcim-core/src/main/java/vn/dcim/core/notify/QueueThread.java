package vn.dcim.core.notify;

import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works a queue off again and again: when it is woken, and from time to time by itself. */
public final class QueueThread {

    private static final Logger LOG = LoggerFactory.getLogger(QueueThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Thread thread;
    private final Duration every;
    private final Work work;
    private boolean woken;
    private boolean ended;
    private boolean failing;

    /** What the thread does. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    public QueueThread(String name, Duration every, Work work) {
        this.every = every;
        this.work = work;
        this.thread = new Thread(this::run, name);
        // why: a server that keeps silent must not keep the program from ending
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    public void await() throws InterruptedException {
        thread.join(PATIENCE);
    }

    private void run() {
        try {
            while (pause()) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean pause() throws InterruptedException {
        long end = System.nanoTime() + every.toNanos();
        for (long left = every.toMillis(); !ended && !woken && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        woken = false;
        return !ended;
    }

    private void turn() {
        try {
            work.run();
            failing = false;
        } catch (SQLException | RuntimeException e) {
            // why: the queue is in the database; while that is away there is one line in the log, not one each turn
            if (!failing) {
                LOG.warn("{} has to wait: {}", thread.getName(), e.toString());
            }
            failing = true;
        }
    }
}
