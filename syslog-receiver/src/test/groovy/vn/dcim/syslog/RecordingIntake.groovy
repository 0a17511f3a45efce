package vn.dcim.syslog

import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger
import vn.dcim.core.syslog.LogIntake
import vn.dcim.core.syslog.LogMessage

/** Remembers what it was given; a spec says when that is stored. */
class RecordingIntake implements LogIntake {

    final List<LogMessage> messages = new CopyOnWriteArrayList<>()
    final List<Integer> batches = new CopyOnWriteArrayList<>()
    final AtomicInteger dropped = new AtomicInteger()
    volatile long waitingBytes
    volatile RuntimeException refusal
    private CompletableFuture<Void> holding

    /** Has what comes from now on wait. */
    synchronized void hold() {
        holding = new CompletableFuture<>()
    }

    /** Stores what waits, and what comes from now on. */
    void letGo() {
        CompletableFuture<Void> waiting
        synchronized (this) {
            waiting = holding
            holding = null
        }
        waiting?.complete(null)
    }

    synchronized void fail(Exception cause) {
        holding.completeExceptionally(cause)
        holding = null
    }

    @Override
    synchronized CompletionStage<Void> accept(List<LogMessage> given) {
        if (refusal) {
            throw refusal
        }
        batches << given.size()
        messages.addAll(given)
        holding ?: CompletableFuture.completedFuture(null)
    }

    @Override
    long waitingBytes() {
        waitingBytes
    }

    @Override
    void dropped(int number) {
        dropped.addAndGet(number)
    }

    List<String> texts() {
        messages*.text()
    }
}
