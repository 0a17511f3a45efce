package vn.dcim.core.link;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.notify.Notices;

/** Takes what rounds found: keeps it, and has people told in the same transaction when it changes how a line is. */
@Singleton
@Requires(property = "datasources.default.url")
class LineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LineWatch.class);
    private static final int MOST_ROWS = 500;

    private final InternetLineRepository lines;
    private final LineRoundRepository rounds;
    private final LineTransitionRepository transitions;
    private final LineNews news;
    private final Notices notices;
    private final LineConfig config;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Map<Long, LineTrack> tracks = new ConcurrentHashMap<>();
    private final Map<Long, List<ProbeAnswers>> answers = new ConcurrentHashMap<>();

    LineWatch(
            InternetLineRepository lines,
            LineRoundRepository rounds,
            LineTransitionRepository transitions,
            LineNews news,
            Notices notices,
            LineConfig config,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.lines = lines;
        this.rounds = rounds;
        this.transitions = transitions;
        this.news = news;
        this.notices = notices;
        this.config = config;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes the answers of a round of one line, which no two threads may do at a time. @param at when it began */
    void take(InternetLine line, Instant at, List<ProbeAnswers> heard) {
        LineRound round = LineJudge.round(line.id(), at.truncatedTo(ChronoUnit.MILLIS), heard, config);
        LineTrack before = tracks.computeIfAbsent(line.id(), this::remembered);
        LineTrack.Step step = before.take(round, clock.instant().truncatedTo(ChronoUnit.MILLIS), config);
        boolean told = step.isNews(before)
                && !(before.state() == LineState.UNKNOWN && step.after().state() == LineState.UP);
        transactions.executeWrite(_ -> {
            rounds.save(round);
            transitions.saveAll(step.rows());
            if (told) {
                notices.tell(news.of(
                        line,
                        step.after().state(),
                        since(step.after(), round),
                        lines.findAllOrderByName(),
                        with(line, step.after().state())));
            }
            return round;
        });
        tracks.put(line.id(), step.after());
        answers.put(line.id(), heard);
        if (told) {
            LOG.warn(
                    "Internet line {} is {} since {}: provider {}, contract {}",
                    line.name(),
                    step.after().state().code(),
                    since(step.after(), round),
                    line.provider(),
                    line.contractNumber());
        }
    }

    private static Instant since(LineTrack track, LineRound round) {
        return Objects.requireNonNullElse(track.since(), round.at());
    }

    private Map<Long, LineState> with(InternetLine line, LineState state) {
        Map<Long, LineState> states = new HashMap<>();
        tracks.forEach((id, track) -> states.put(id, track.state()));
        states.put(line.id(), state);
        return states;
    }

    /** Has the next round go by the rows: another node has written them meanwhile. */
    void forget(long line) {
        tracks.remove(line);
        answers.remove(line);
    }

    /** Returns what the rows tell of a line: what went before a restart counts on. */
    LineTrack remembered(long line) {
        Instant now = clock.instant();
        List<LineRound> recent =
                new ArrayList<>(rounds.findWithin(line, now.minus(config.flapWindow()), now.plusMillis(1)));
        if (recent.isEmpty()) {
            rounds.findNewest(line).ifPresent(recent::add);
        }
        List<LineTransition> rows = transitions.findNewest(line, MOST_ROWS);
        if (rows.isEmpty()) {
            return LineTrack.NEW;
        }
        LineTransition newest = rows.getFirst();
        Instant since = rows.stream()
                .takeWhile(row -> row.state() == newest.state())
                .reduce((_, older) -> older)
                .orElse(newest)
                .at();
        return new LineTrack(recent, newest.state(), since, newest.alive());
    }

    /** Returns what the targets of a line last answered to this process; none where another one probes. */
    List<ProbeAnswers> answers(long line) {
        return answers.getOrDefault(line, List.of());
    }

    /** Returns how a line is, as the rows tell it: another process may be the one that probes. */
    LineTrack standing(long line) {
        return remembered(line);
    }
}
