package vn.dcim.bench;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.ScheduledJob;
import vn.dcim.core.syslog.LogIntake;
import vn.dcim.core.syslog.LogMessage;
import vn.dcim.core.syslog.LogPage;
import vn.dcim.core.syslog.LogQuery;
import vn.dcim.core.syslog.LogSearch;
import vn.dcim.core.syslog.LogSourceDraft;
import vn.dcim.core.syslog.LogSources;
import vn.dcim.core.syslog.LogTallies;
import vn.dcim.demo.SteppableClock;

/** Logs of many machines, from inside the measured program. */
final class LogLoad {

    /** What a search for {@link #SELDOM} is to find: so many messages of a whole month. */
    static final int SELDOM_MESSAGES = 12;

    static final String SELDOM = "198.51.100.77";
    private static final String RELAY = "127.0.0.1";
    private static final int AT_ONCE = 1000;
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final int PAGE = 200;

    private final ApplicationContext context;
    private final List<String> hosts = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(20_261_124);
    private long messages;
    private long textBytes;

    LogLoad(ApplicationContext context) {
        this.context = context;
    }

    /** Registers sources whose messages come by way of a relay. */
    Object add(int sources) {
        LogSources registry = context.getBean(LogSources.class);
        for (int number = 0; number < sources; number++) {
            String host = host(number);
            registry.add(new LogSourceDraft(host, RELAY, host, "server", 6, "logs", null), "bench");
            hosts.add(host);
        }
        return Map.of("sources", sources);
    }

    static String host(int number) {
        return "may-chu-%03d".formatted(number);
    }

    /** Has each source say so many messages on each of the days before now; the clock goes with them, and the hourly sealing. */
    Object past(Instant from, int days, int ofSourceAndDay, SteppableClock clock) throws Exception {
        LogIntake intake = context.getBean(LogIntake.class);
        ScheduledJob sealing = context.getBeansOfType(ScheduledJob.class).stream()
                .filter(job -> job.plan().code().equals("seal-logs"))
                .findFirst()
                .orElseThrow();
        long seldomEvery = (long) days * 24 / SELDOM_MESSAGES;
        for (int hour = 0; hour < days * 24; hour++) {
            Instant begin = from.plus(hour, ChronoUnit.HOURS);
            int count = ofSourceAndDay * hosts.size() / 24;
            List<LogMessage> batch = new ArrayList<>(AT_ONCE);
            for (int i = 0; i < count; i++) {
                Instant at = begin.plusMillis(HOUR_MS * i / count);
                String text = hour % seldomEvery == 0 && i == count / 2
                        ? "Failed password for invalid user quantri from " + SELDOM + " port 40022 ssh2"
                        : LogTexts.any(random);
                batch.add(message(at, text));
                if (batch.size() == AT_ONCE || i == count - 1) {
                    intake.accept(List.copyOf(batch)).toCompletableFuture().get();
                    batch.clear();
                }
            }
            Duration step = Duration.between(clock.instant(), begin.plusMillis(HOUR_MS + 1000));
            if (step.isPositive()) {
                clock.advance(step);
            }
            sealing.run(JobRun.unrecorded(clock.instant()));
        }
        return Map.of("messages", messages, "bytes", textBytes);
    }

    private LogMessage message(Instant at, String text) {
        messages++;
        textBytes += text.length();
        String application = text.startsWith("%") ? "asa" : "sshd";
        return new LogMessage(
                RELAY,
                at,
                at.minusMillis(random.nextInt(40)),
                4,
                3 + random.nextInt(4),
                hosts.get(random.nextInt(hosts.size())),
                application,
                Integer.toString(1000 + random.nextInt(30_000)),
                "",
                "",
                text);
    }

    /** Searches a period for words, as a page does. */
    Object search(Instant from, Instant to, List<String> typed) {
        List<String> words = LogQuery.wordsOf(String.join(" ", typed), 10);
        long started = System.nanoTime();
        LogPage page = context.getBean(LogSearch.class).find(new LogQuery(from, to, Set.of(), 7, words), PAGE);
        return Map.of(
                "ms",
                (System.nanoTime() - started) / 1e6,
                "found",
                page.rows().size(),
                "searched",
                page.searched(),
                "complete",
                page.isComplete());
    }

    /** Returns how many messages of these sources were ever counted. */
    Object count() {
        return Map.of(
                "messages",
                context.getBean(LogTallies.class).all().values().stream()
                        .mapToLong(tally -> tally.messages())
                        .sum());
    }
}
