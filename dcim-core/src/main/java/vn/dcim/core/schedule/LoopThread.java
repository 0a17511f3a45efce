package vn.dcim.core.schedule;

import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again on a daemon thread of its own: in a steady rhythm, or so long after the turn before, and when it is
 * woken. What fails is tried again at the next turn.
 */
public final class LoopThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Thread thread;
    private final Duration every;
    private final boolean steady;
    private final Turn turn;
    private boolean woken;
    private boolean ended;
    private boolean failing;

    /** What is done each time. */
    @FunctionalInterface
    public interface Turn {
        void happen() throws SQLException, InterruptedException;
    }

    private LoopThread(String name, Duration every, boolean steady, Turn turn) {
        this.every = every;
        this.steady = steady;
        this.turn = turn;
        // why: a server that keeps silent must not keep the program from ending
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** One that works a queue off: the first time when it is woken or a pause has passed, as long after each turn as well. */
    public static LoopThread pausing(String name, Duration pause, Turn turn) {
        return new LoopThread(name, pause, false, turn);
    }

    /** One that keeps a rhythm from its start on; a turn that takes longer than the interval puts off the next. */
    public static LoopThread steady(String name, Duration interval, Turn turn) {
        return new LoopThread(name, interval, true, turn);
    }

    /** Returns itself. */
    public LoopThread start() {
        thread.start();
        return this;
    }

    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Has the turn that goes on be the last. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits a little for the last turn to end. */
    public void await() throws InterruptedException {
        thread.join(PATIENCE);
    }

    /** Ends it in the middle of a turn. */
    @Override
    public void close() {
        end();
        thread.interrupt();
        try {
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            long next = System.nanoTime() + (steady ? 0 : every.toNanos());
            while (pause(next)) {
                happen();
                next = steady
                        ? Math.max(next + every.toNanos(), System.nanoTime())
                        : System.nanoTime() + every.toNanos();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether there is another turn. */
    private synchronized boolean pause(long until) throws InterruptedException {
        for (long left = until - System.nanoTime(); !ended && !woken && left > 0; left = until - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        woken = false;
        return !ended;
    }

    private void happen() throws InterruptedException {
        try {
            turn.happen();
            failing = false;
        } catch (SQLException | RuntimeException e) {
            // why: what it needs is mostly the database; while that is away there is one line in the log, not one each
            // turn
            if (!failing) {
                LOG.warn("{} has to wait: {}", thread.getName(), e.toString());
            }
            failing = true;
        }
    }
}
