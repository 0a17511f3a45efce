package vn.dcim.syslog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import vn.dcim.core.syslog.LogIntake;
import vn.dcim.core.syslog.LogMessage;

/** Hands messages over and knows how many batches are not stored yet. */
final class HandOver {

    private final LogIntake intake;
    private final Lock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private long outstanding;

    HandOver(LogIntake intake) {
        this.intake = intake;
    }

    /** Never throws: what goes wrong at once is a stage that has failed. */
    CompletionStage<Void> give(List<LogMessage> messages) {
        count(1);
        CompletionStage<Void> stage;
        try {
            stage = intake.accept(messages);
        } catch (RuntimeException e) {
            stage = CompletableFuture.failedStage(e);
        }
        return stage.whenComplete((nothing, failure) -> count(-1));
    }

    /** Waits until all is stored or known not to be; returns false when that takes longer. */
    boolean awaitIdle(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (outstanding > 0 && left > 0) {
                left = settled.awaitNanos(left);
            }
            return outstanding == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns why messages were not stored, for a log line. */
    static String reason(Throwable failure) {
        return (failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure)
                .toString();
    }

    private void count(int change) {
        lock.lock();
        try {
            outstanding += change;
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
