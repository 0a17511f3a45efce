package vn.dcim.demo;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A part that starts in the background, and can be closed before anyone has waited for it. */
final class Pending<T extends AutoCloseable> implements AutoCloseable {
    private final FutureTask<T> start;

    Pending(Callable<T> start) {
        this.start = new FutureTask<>(start);
        Thread.startVirtualThread(this.start);
    }

    /** Waits for the part; a failed start is thrown as it was. */
    T get() throws Exception {
        try {
            return start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public void close() throws Exception {
        T part;
        try {
            part = start.get();
        } catch (ExecutionException e) {
            // why: what never started needs no closing, and get() has told why it did not start.
            return;
        }
        part.close();
    }
}
