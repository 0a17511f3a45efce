package vn.dcim.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.dcim.core.alarm.AlarmRule.Follow;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.Feed;

/**
 * Finds what follows from what among the alarms that stand. An alarm that has a cause keeps it for as long as the cause explains
 * anything; one that has none gets a cause of its own device, else the one nearest in time, then in the graph. While an alarm is
 * young, a better cause under another root takes the place of the one it has: which device was read first is a matter of chance.
 */
final class Folding {

    /** How long before its cause a consequence may have been noticed: two poll cycles and the cause's own delay. */
    static final Duration EARLY = Duration.ofMinutes(2);

    private final Map<AlarmKey, Alarm> alarms = new HashMap<>();
    private final Map<AlarmKey, AlarmKey> causes;
    private final Map<AlarmKey, AlarmRule> rules;
    private final Map<Long, String> parts;
    private final AlarmRules book;
    private final FeedGraph graph;
    private final Instant now;
    private final Map<FoldKind, Set<Long>> failed = new EnumMap<>(FoldKind.class);

    /**
     * @param alarms that stand, or have closed but still explain others
     * @param causes found earlier, by consequence
     * @param parts of their devices that points belong to; points of no part are left out
     * @param rules in force, by alarm; an alarm without one neither explains nor follows
     */
    Folding(
            Collection<Alarm> alarms,
            Map<AlarmKey, AlarmKey> causes,
            Map<AlarmKey, AlarmRule> rules,
            Map<Long, String> parts,
            AlarmRules book,
            FeedGraph graph,
            Instant now) {
        alarms.forEach(alarm -> this.alarms.put(alarm.key(), alarm));
        this.causes = new HashMap<>(causes);
        this.rules = rules;
        this.parts = parts;
        this.book = book;
        this.graph = graph;
        this.now = now;
    }

    /** Returns the direct cause of every alarm that stands and follows from another; free of cycles. */
    Map<AlarmKey, AlarmKey> resolve() {
        List<Alarm> explaining = alarms.values().stream().filter(this::explains).toList();
        Set<AlarmKey> known = new HashSet<>();
        for (FoldKind kind : FoldKind.values()) {
            failed.put(kind, new HashSet<>());
        }
        for (Alarm alarm : explaining) {
            known.add(alarm.key());
            rules.get(alarm.key()).causes().forEach(kind -> failed.get(kind).add(alarm.deviceId()));
        }
        causes.keySet().removeIf(key -> !alarms.containsKey(key) || !rules.containsKey(key));
        Set<AlarmKey> needed = between(known);
        causes.entrySet().removeIf(link -> !known.contains(link.getValue()) && !needed.contains(link.getKey()));
        for (Alarm alarm : oldestFirst(this::mayFollow)) {
            causeOf(alarm, explaining).ifPresent(cause -> causes.put(alarm.key(), cause.key()));
        }
        for (Alarm alarm : oldestFirst(this::isYoung)) {
            causeOf(alarm, explaining)
                    .filter(cause -> isUnderAnotherRoot(alarm, cause))
                    .ifPresent(cause -> causes.put(alarm.key(), cause.key()));
        }
        return causes;
    }

    /**
     * Returns the alarms that are over but stand between something still there and its root: what they explained keeps the
     * whole chain together.
     *
     * @param known alarms that explain others now
     */
    private Set<AlarmKey> between(Set<AlarmKey> known) {
        Set<AlarmKey> needed = new HashSet<>();
        for (Map.Entry<AlarmKey, AlarmKey> link : causes.entrySet()) {
            if (alarms.get(link.getKey()).active() && known.contains(link.getValue())) {
                AlarmKey key = link.getValue();
                while (key != null
                        && alarms.containsKey(key)
                        && !alarms.get(key).active()
                        && needed.add(key)) {
                    key = causes.get(key);
                }
            }
        }
        return needed;
    }

    private List<Alarm> oldestFirst(Predicate<Alarm> wanted) {
        return alarms.values().stream()
                .filter(alarm -> alarm.standing() && rules.containsKey(alarm.key()))
                .filter(wanted)
                .sorted(Comparator.comparing((Alarm alarm) -> alarm.occurrence().lastRaisedAt())
                        .thenComparing(Alarm::key))
                .toList();
    }

    /** What is over and has lost its cause gets no other. */
    private boolean mayFollow(Alarm alarm) {
        return !causes.containsKey(alarm.key())
                && (alarm.active() || alarm.fold().causeId() == null);
    }

    private boolean isYoung(Alarm alarm) {
        return causes.containsKey(alarm.key())
                && alarm.active()
                && !alarm.occurrence().lastRaisedAt().isBefore(now.minus(EARLY));
    }

    private boolean isUnderAnotherRoot(Alarm alarm, Alarm cause) {
        return !rootOf(alarm.key(), causes).equals(rootOf(cause.key(), causes));
    }

    /** Returns the alarm at the top of what an alarm follows from; itself when it follows from nothing. */
    static AlarmKey rootOf(AlarmKey key, Map<AlarmKey, AlarmKey> causes) {
        AlarmKey root = key;
        for (AlarmKey cause = causes.get(root); cause != null; cause = causes.get(root)) {
            root = cause;
        }
        return root;
    }

    /** Tells whether an alarm explains others now: its condition is there, or went only a moment ago. */
    private boolean explains(Alarm alarm) {
        AlarmRule rule = rules.get(alarm.key());
        if (rule == null || rule.causes().isEmpty() || alarm.state() == AlarmState.OUT_OF_SERVICE) {
            return false;
        }
        return alarm.active() ? alarm.standing() : endOf(alarm, rule).isAfter(now);
    }

    /** Returns when an alarm that has returned no longer explains others. */
    static Instant endOf(Alarm alarm, AlarmRule rule) {
        return alarm.occurrence().returnedAt() == null
                ? Instant.MAX
                : alarm.occurrence().returnedAt().plus(rule.hold());
    }

    private Optional<Alarm> causeOf(Alarm alarm, List<Alarm> explaining) {
        List<Candidate> candidates = new ArrayList<>();
        for (Follow follow : rules.get(alarm.key()).follows()) {
            Map<Long, Integer> distances = distances(alarm, follow);
            for (Alarm cause : explaining) {
                Integer distance = distances.get(cause.deviceId());
                if (distance != null
                        && rules.get(cause.key())
                                .causes()
                                .contains(follow.kind().cause())
                        && (follow.kind() != FoldKind.PART || partOf(cause).equals(partOf(alarm)))
                        && isInTime(alarm, cause, follow)
                        && isFirst(cause, alarm, follow.kind())
                        && !rootsIn(cause, alarm)) {
                    candidates.add(new Candidate(cause, apart(alarm, cause), distance));
                }
            }
        }
        return candidates.stream()
                .min(Comparator.comparing((Candidate candidate) -> candidate.distance() > 0)
                        .thenComparing(Candidate::apart)
                        .thenComparing(Candidate::distance)
                        .thenComparing(candidate -> candidate.cause().key()))
                .map(Candidate::cause);
    }

    /** Devices whose alarms may be the cause, with their distance. */
    private Map<Long, Integer> distances(Alarm alarm, Follow follow) {
        if (follow.kind() == FoldKind.DEVICE || follow.kind() == FoldKind.PART) {
            return Map.of(alarm.deviceId(), 0);
        }
        if (follow.kind() == FoldKind.STANDBY) {
            return graph.besides(Feed.Kind.POWER, alarm.deviceId()).stream()
                    .collect(Collectors.toMap(id -> id, _ -> 1));
        }
        Feed.Kind feed = follow.kind().feed().orElseThrow();
        LongPredicate barrier = id -> isBarrier(follow.kind(), id);
        if (follow.everyFeed()
                && !graph.isCutOff(feed, alarm.deviceId(), failed.get(follow.kind())::contains, barrier)) {
            return Map.of();
        }
        return graph.upstream(feed, alarm.deviceId(), barrier);
    }

    private String partOf(Alarm alarm) {
        return parts.getOrDefault(alarm.pointId(), "");
    }

    private boolean isBarrier(FoldKind kind, long deviceId) {
        Device device = graph.device(deviceId);
        return device != null && book.isBarrier(kind, device.deviceClass());
    }

    /**
     * Two alarms of one rule, such as those of two UPSes in a row: the first explains the other, never it the first. Of two of one
     * instant, such as those of a gateway and of what it speaks for, the one that stands above.
     */
    private boolean isFirst(Alarm cause, Alarm alarm, FoldKind kind) {
        if (!cause.rule().equals(alarm.rule())) {
            return true;
        }
        if (cause.deviceId() == alarm.deviceId() && rules.get(alarm.key()).once()) {
            // why: the points have one alarm at a time; another one is another event
            return false;
        }
        int order =
                cause.occurrence().lastRaisedAt().compareTo(alarm.occurrence().lastRaisedAt());
        return order < 0
                || order == 0 && (isAbove(cause, alarm, kind) || cause.key().compareTo(alarm.key()) < 0);
    }

    /** Tells whether the feeds, which have led from an alarm up to its cause, do not lead back. */
    private boolean isAbove(Alarm cause, Alarm alarm, FoldKind kind) {
        return kind.feed()
                .map(feed -> !graph.upstream(feed, cause.deviceId(), _ -> false).containsKey(alarm.deviceId()))
                .orElse(false);
    }

    private boolean rootsIn(Alarm cause, Alarm alarm) {
        for (AlarmKey key = cause.key(); key != null; key = causes.get(key)) {
            if (key.equals(alarm.key())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInTime(Alarm alarm, Alarm cause, Follow follow) {
        Duration after = Duration.between(
                cause.occurrence().lastRaisedAt(), alarm.occurrence().lastRaisedAt());
        boolean afterRaise = after.compareTo(EARLY.negated()) >= 0 && after.compareTo(follow.within()) <= 0;
        Instant returned = cause.occurrence().returnedAt();
        // why: what fails when the supply comes back, such as a transfer switch that swings, follows from the outage as
        // well
        return afterRaise
                || returned != null && !alarm.occurrence().lastRaisedAt().isBefore(returned);
    }

    private static Duration apart(Alarm alarm, Alarm cause) {
        return Duration.between(
                        cause.occurrence().lastRaisedAt(), alarm.occurrence().lastRaisedAt())
                .abs();
    }

    /** An alarm that may be the cause. */
    private record Candidate(Alarm cause, Duration apart, int distance) {}
}
