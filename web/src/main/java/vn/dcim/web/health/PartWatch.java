package vn.dcim.web.health;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.dcim.core.health.HealthPart;

/** Asks the parts, all at once and each only once at a time: one that hangs is down, however often it is asked for. */
@Singleton
final class PartWatch {

    static final Duration PATIENCE = Duration.ofMillis(1500);

    private final Collection<HealthPart> parts;
    private final Map<HealthPart, CompletableFuture<Boolean>> asking = new HashMap<>();
    // why: not virtual, since a part may ask the database, see docs/decisions/0006
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("health-", 0).daemon().factory());

    PartWatch(Collection<HealthPart> parts) {
        this.parts = parts;
    }

    /** Returns whether each part is up, by its name; within {@link #PATIENCE} and a little. */
    Map<String, Boolean> look() {
        Map<String, CompletableFuture<Boolean>> answers = new LinkedHashMap<>();
        parts.forEach(part -> answers.put(part.name(), ask(part)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Boolean> up = new LinkedHashMap<>();
        answers.forEach((name, answer) -> up.put(name, await(answer, deadline)));
        return up;
    }

    /** Tells whether the program can do its work when its parts are so. */
    boolean suffices(Map<String, Boolean> up) {
        return parts.stream().filter(HealthPart::isNeeded).allMatch(part -> up.getOrDefault(part.name(), false));
    }

    private synchronized CompletableFuture<Boolean> ask(HealthPart part) {
        return asking.compute(
                part,
                (_, before) -> before == null || before.isDone()
                        ? CompletableFuture.supplyAsync(part::isUp, threads)
                        : before);
    }

    private static boolean await(CompletableFuture<Boolean> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // why: what fails or hangs is down; that is the answer
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }
}
