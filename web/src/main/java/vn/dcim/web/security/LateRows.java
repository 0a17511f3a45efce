package vn.dcim.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes rows of the audit log on requests whose answers come from threads that may not ask a database, and must not wait for one. */
@Singleton
final class LateRows {

    private static final Logger LOG = LoggerFactory.getLogger(LateRows.class);
    private static final int LONGEST = 150;

    private final ExecutorService executor;

    LateRows(@Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.executor = executor;
    }

    /** Writes later, as if within the request; what cannot be written is told in the program's log. */
    void write(HttpRequest<?> request, Runnable rows) {
        executor.execute(() -> ServerRequestContext.with(request, () -> {
            try {
                rows.run();
            } catch (RuntimeException e) {
                LOG.error("What was refused cannot be written down: {}", wanted(request), e);
            }
        }));
    }

    /** Returns what was asked for, in the length that a row has room for. */
    static String wanted(HttpRequest<?> request) {
        String asked = request.getMethodName() + " " + request.getPath();
        return asked.length() <= LONGEST ? asked : asked.substring(0, LONGEST) + "…";
    }
}
