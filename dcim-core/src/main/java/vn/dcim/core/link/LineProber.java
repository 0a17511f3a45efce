package vn.dcim.core.link;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.schedule.LoopThread;

/**
 * Probes each line on a thread of its own, and the common way while a failover test runs. Of several nodes, one at a time probes a
 * line, and looks the common way.
 */
@Context
@Requires(property = "datasources.default.url")
@Requires(condition = LineRole.class)
class LineProber {

    private static final Duration LOOK = Duration.ofSeconds(10);

    private final InternetLineRepository lines;
    private final FailoverTestRepository tests;
    private final FailoverRoundRepository looks;
    private final LineProbing probing;
    private final LineWatch watch;
    private final LineLeases leases;
    private final LineConfig config;
    private final Clock clock;
    private final Map<Long, Running> running = new HashMap<>();
    private final Map<Long, LoopThread> looking = new HashMap<>();
    private final LoopThread keeper = LoopThread.pausing("lines", LOOK, this::keepUp);

    LineProber(
            InternetLineRepository lines,
            FailoverTestRepository tests,
            FailoverRoundRepository looks,
            LineProbing probing,
            LineWatch watch,
            LineLeases leases,
            LineConfig config,
            Clock clock) {
        this.lines = lines;
        this.tests = tests;
        this.looks = looks;
        this.probing = probing;
        this.watch = watch;
        this.leases = leases;
        this.config = config;
        this.clock = clock;
    }

    private record Running(InternetLine line, LoopThread loop) {}

    @PostConstruct
    void start() {
        keeper.start();
        keeper.wake();
    }

    @EventListener
    void changed(LineChanged change) {
        keeper.wake();
    }

    private synchronized void keepUp() {
        Map<Long, InternetLine> wanted = lines.findAllOrderByName().stream()
                .filter(line -> line.isUsed() && !line.asked().isEmpty())
                .collect(Collectors.toMap(InternetLine::id, Function.identity()));
        running.values().removeIf(one -> {
            boolean stale = !one.line().equals(wanted.get(one.line().id()));
            if (stale) {
                one.loop().close();
            }
            return stale;
        });
        wanted.forEach((id, line) -> running.computeIfAbsent(
                id,
                _ -> new Running(
                        line,
                        LoopThread.steady("line " + line.name(), config.interval(), () -> round(line))
                                .start())));
        Map<Long, FailoverTest> open =
                tests.findByEndedAtIsNull().stream().collect(Collectors.toMap(FailoverTest::id, Function.identity()));
        looking.entrySet().removeIf(one -> {
            boolean over = !open.containsKey(one.getKey());
            if (over) {
                one.getValue().close();
            }
            return over;
        });
        open.forEach((id, test) -> lines.findById(test.lineId())
                .ifPresent(line -> looking.computeIfAbsent(
                        id, _ -> LoopThread.steady("failover " + id, config.failoverPause(), () -> look(id, line))
                                .start())));
    }

    private void round(InternetLine line) throws InterruptedException {
        var at = clock.instant();
        if (!isOurs(line)) {
            return;
        }
        List<ProbeAnswers> answers = probing.ask(line, Probe.Effort.of(config));
        // why: a node that stood still meanwhile may have been followed by another
        if (isOurs(line)) {
            watch.take(line, at, answers);
        }
    }

    private boolean isOurs(InternetLine line) {
        LineLeases.Answer answer = leases.take(line.id());
        if (answer != LineLeases.Answer.KEPT) {
            watch.forget(line.id());
        }
        return answer != LineLeases.Answer.TAKEN;
    }

    /** Asks the targets behind a line the way that people's traffic goes, whichever line that is. */
    private void look(long test, InternetLine line) throws InterruptedException {
        if (!leases.holds(line.id())) {
            return;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<LineProbe> outside = line.asked().stream()
                .filter(probe -> probe.role() == ProbeRole.OUTSIDE)
                .toList();
        var once = new Probe.Effort(1, config.pause(), config.timeout());
        boolean answered = probing.ask(outside, LineBinding.NONE, once).stream().anyMatch(one -> one.heard() > 0);
        looks.save(new FailoverRound(null, test, at, answered));
    }

    @PreDestroy
    void end() throws InterruptedException {
        keeper.end();
        keeper.await();
        synchronized (this) {
            running.values().forEach(one -> one.loop().close());
            looking.values().forEach(LoopThread::close);
        }
        leases.release();
    }
}
