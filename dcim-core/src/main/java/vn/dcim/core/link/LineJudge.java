package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Says how a line is, from what its probes found. */
final class LineJudge {

    private static final double MICROS = 1000;

    private LineJudge() {}

    /** How a line is, and since when. */
    record Standing(LineState state, @Nullable Instant since) {}

    /** Sums up the answers of one round and judges them by themselves. */
    static LineRound round(long lineId, Instant at, List<ProbeAnswers> answers, LineConfig rules) {
        List<ProbeAnswers> gateway = answers.stream()
                .filter(one -> one.probe().role() == ProbeRole.GATEWAY)
                .toList();
        List<ProbeAnswers> beyond = answers.stream()
                .filter(one -> one.probe().role() != ProbeRole.GATEWAY)
                .toList();
        // why: a target outside that is switched off says nothing of the line as long as another one answers over it
        List<ProbeAnswers> living = heard(beyond) == 0
                ? beyond
                : beyond.stream().filter(one -> one.heard() > 0).toList();
        List<ProbeAnswers> timed = timed(living, gateway);
        double[] trips = timed.stream()
                .flatMap(one -> one.roundTripsUs().stream())
                .mapToDouble(Integer::doubleValue)
                .toArray();
        Integer median = percentile(trips, 50);
        LineState verdict = verdict(
                sent(gateway),
                heard(gateway),
                sent(living),
                heard(living),
                median == null ? 0 : median / MICROS,
                rules);
        return new LineRound(
                null,
                lineId,
                at,
                verdict,
                sent(gateway),
                heard(gateway),
                sent(living),
                heard(living),
                median,
                percentile(trips, 95),
                jitter(timed));
    }

    /**
     * Judges the counts of one round.
     *
     * @param median of the round trips, in ms
     */
    static LineState verdict(
            int gatewaySent, int gatewayHeard, int beyondSent, int beyondHeard, double median, LineConfig rules) {
        if (gatewaySent + beyondSent == 0) {
            return LineState.UNKNOWN;
        }
        int sent = beyondSent == 0 ? gatewaySent : beyondSent;
        int heard = beyondSent == 0 ? gatewayHeard : beyondHeard;
        if (heard == 0) {
            return gatewayHeard > 0 ? LineState.NO_INTERNET : LineState.DOWN;
        }
        boolean lossy = 100L * (sent - heard) > (long) rules.lossLimit() * sent;
        boolean slow = median > rules.latencyLimit().toNanos() / 1e6;
        return lossy || slow ? LineState.DEGRADED : LineState.UP;
    }

    /**
     * Judges the rounds of the window: worse counts at once, better only after some rounds in a row; what changes too often flaps,
     * until it changes half as often.
     *
     * @param rounds oldest first, all within the window
     * @param flapped whether it flaps already
     */
    static Standing judge(List<LineRound> rounds, boolean flapped, LineConfig rules) {
        LineState settled = LineState.UNKNOWN;
        Instant since = null;
        Deque<LineRound> better = new ArrayDeque<>();
        List<Instant> changes = new ArrayList<>();
        for (LineRound round : rounds) {
            LineState verdict = round.verdict();
            if (verdict == LineState.UNKNOWN || settled == LineState.UNKNOWN) {
                since = verdict == settled ? since : round.at();
                settled = verdict;
                better.clear();
            } else if (verdict.isWorseThan(settled)) {
                settled = verdict;
                since = round.at();
                changes.add(since);
                better.clear();
            } else if (verdict == settled) {
                better.clear();
            } else {
                better.add(round);
                if (better.size() >= rules.recoverRounds()) {
                    settled = worst(better);
                    since = better.getFirst().at();
                    changes.add(since);
                    better.clear();
                }
            }
        }
        int enough = flapped ? rules.flaps() / 2 + 1 : rules.flaps();
        return settled != LineState.UNKNOWN && changes.size() >= enough
                ? new Standing(LineState.FLAPPING, changes.getFirst())
                : new Standing(settled, since);
    }

    private static LineState worst(Deque<LineRound> rounds) {
        LineState worst = LineState.UP;
        for (LineRound round : rounds) {
            worst = round.verdict().isWorseThan(worst) ? round.verdict() : worst;
        }
        return worst;
    }

    /** Echoes are timed rather than requests, which cross the line several times. */
    private static List<ProbeAnswers> timed(List<ProbeAnswers> beyond, List<ProbeAnswers> gateway) {
        List<ProbeAnswers> from = heard(beyond) > 0 ? beyond : gateway;
        List<ProbeAnswers> echoes = from.stream()
                .filter(one -> one.probe().method() == ProbeMethod.ICMP && one.heard() > 0)
                .toList();
        return echoes.isEmpty() ? from : echoes;
    }

    private static int sent(List<ProbeAnswers> answers) {
        return answers.stream().mapToInt(ProbeAnswers::sent).sum();
    }

    private static int heard(List<ProbeAnswers> answers) {
        return answers.stream().mapToInt(ProbeAnswers::heard).sum();
    }

    /** Returns the nearest-rank percentile; null of nothing. */
    static @Nullable Integer percentile(double[] values, double percent) {
        return values.length == 0 ? null : Integer.valueOf((int) rank(values, percent));
    }

    static double rank(double[] values, double percent) {
        return new Percentile(percent).withEstimationType(EstimationType.R_1).evaluate(values);
    }

    private static @Nullable Integer jitter(List<ProbeAnswers> answers) {
        int[] steps = answers.stream()
                .map(ProbeAnswers::roundTripsUs)
                .flatMapToInt(
                        trips -> IntStream.range(1, trips.size()).map(i -> Math.abs(trips.get(i) - trips.get(i - 1))))
                .toArray();
        return steps.length == 0 ? null : (int) Arrays.stream(steps).average().orElseThrow();
    }
}
