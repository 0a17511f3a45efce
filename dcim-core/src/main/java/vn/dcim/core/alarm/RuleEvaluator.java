package vn.dcim.core.alarm;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.dcim.core.alarm.Alarm.Fold;
import vn.dcim.core.alarm.Condition.Stale;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.node.Ownership;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;

/** Judges readings and the passing of time by the rules. */
@Singleton
final class RuleEvaluator implements AlarmEvaluator {

    private final AlarmMemory memory;
    private final LatestReadings latest;
    private final AlarmStream stream;
    private final Ownership ownership;

    RuleEvaluator(AlarmMemory memory, LatestReadings latest, AlarmStream stream, Ownership ownership) {
        this.memory = memory;
        this.latest = latest;
        this.stream = stream;
        this.ownership = ownership;
    }

    @Override
    public void succeed(Set<Long> devices) throws SQLException {
        memory.succeed(devices);
    }

    @Override
    public Evaluation evaluate(List<Reading> readings, Instant now, Instant elapsed) {
        memory.lock.lock();
        try {
            Look look = new Look(now, elapsed);
            look.judge(readings);
            if (look.isNews() || memory.isUnsettled(now)) {
                look.settle();
            }
            return look;
        } finally {
            memory.lock.unlock();
        }
    }

    /** One look: what it found is kept here until it is committed. */
    private final class Look implements Evaluation {

        private final Instant now;
        private final Instant elapsed;
        private final Map<Watch, Latch> latches = new HashMap<>();
        private final Map<AlarmKey, Draft> drafts = new TreeMap<>();
        private final Set<Long> judged = new HashSet<>();
        private final Map<Long, Boolean> reachable = new HashMap<>();
        private final List<Watch> armed = new ArrayList<>();
        private long settledAt = AlarmMemory.UNSETTLED;
        private List<AlarmChange> made = List.of();

        Look(Instant now, Instant elapsed) {
            this.now = now;
            this.elapsed = elapsed;
        }

        void judge(List<Reading> readings) {
            Watches watches = memory.watches();
            memory.toRecall().stream()
                    .filter(watch -> ownership.isOurs(watch.deviceId()))
                    .forEach(this::recall);
            for (Reading reading : readings) {
                for (Watch watch : watches.of(reading.pointId())) {
                    read(watch, reading);
                }
            }
            if (!memory.toJudge().isEmpty()) {
                judgeAgain(readings);
            }
            for (Watch watch : watches.timed()) {
                elapse(watch);
            }
            // why: what has begun to wait in this very look may have waited long enough, by a reading that came late
            for (Watch watch : List.copyOf(latches.keySet())) {
                elapse(watch);
            }
        }

        /** Finds the points that share an alarm from before the start and are abnormal by what was last known of them. */
        private void recall(Watch bearer) {
            List<Watch> sharing = memory.watches().of(bearer.rule().id(), bearer.deviceId());
            if (sharing.stream().anyMatch(this::wasAbnormal)) {
                for (Watch watch : sharing) {
                    if (latchOf(watch).active() != wasAbnormal(watch)) {
                        latches.put(watch, latchOf(watch).flipped());
                    }
                }
            }
        }

        private boolean wasAbnormal(Watch watch) {
            Condition condition = watch.rule().condition();
            return condition.tracks().isZero()
                    && watch.latch().armed()
                    && latest.of(watch.pointId())
                            .filter(reading -> reading.quality() != Quality.BAD)
                            .map(known -> new Reading(known.pointId(), known.at(), known.value(), Quality.GOOD))
                            .filter(known -> condition.judge(known, true, Track.NONE) == Judgement.ABNORMAL)
                            .isPresent();
        }

        private void judgeAgain(List<Reading> readings) {
            judged.addAll(memory.toJudge());
            Set<Long> fresh = new HashSet<>();
            readings.forEach(reading -> fresh.add(reading.pointId()));
            for (long pointId : judged) {
                if (!fresh.contains(pointId)) {
                    latest.of(pointId).ifPresent(reading -> {
                        for (Watch watch : memory.watches().of(pointId)) {
                            read(watch, new Reading(pointId, now, reading.value(), reading.quality()));
                        }
                    });
                }
            }
        }

        private void read(Watch watch, Reading reading) {
            if (isLeftAlone(watch.deviceId())) {
                return;
            }
            Latch before = latchOf(watch);
            Latch after = watch.read(before, reading, flip -> flipped(watch, flip));
            if (after != before) {
                if (after.armed() && !before.armed()) {
                    armed.add(watch);
                }
                keep(watch, after);
            }
        }

        private void elapse(Watch watch) {
            boolean silent = watch.rule().condition() instanceof Stale && !isReachable(watch.deviceId());
            if (silent || isLeftAlone(watch.deviceId())) {
                return;
            }
            Latch before = latchOf(watch);
            Latch after = watch.elapsed(before, elapsed.toEpochMilli(), flip -> flipped(watch, flip));
            if (after != before) {
                keep(watch, after);
            }
        }

        private Latch latchOf(Watch watch) {
            Latch seen = latches.get(watch);
            return seen == null ? watch.latch() : seen;
        }

        private void keep(Watch watch, Latch after) {
            latches.put(watch, after);
            Draft draft = drafts.get(keyOf(watch));
            if (draft != null && draft.raised && watch.isChattering(after)) {
                draft.chatter(watch.rule().chatter(), now);
            }
        }

        /** Tells whether nothing is judged of a device: it is paused, or another process looks after it. */
        private boolean isLeftAlone(long deviceId) {
            return !ownership.isOurs(deviceId) || isPaused(deviceId);
        }

        private boolean isPaused(long deviceId) {
            return memory.watches()
                    .device(deviceId)
                    .filter(device -> device.state() == Device.State.ACTIVE)
                    .isEmpty();
        }

        private boolean isReachable(long deviceId) {
            return reachable.computeIfAbsent(deviceId, id -> memory.watches()
                    .reachabilityOf(id)
                    .flatMap(latest::of)
                    .filter(reading -> reading.value() == Reachability.UNREACHABLE.code())
                    .isEmpty());
        }

        private void flipped(Watch watch, Watch.Flip flip) {
            if (watch.rule().once() && isAbnormalElsewhere(watch)) {
                return;
            }
            Draft draft = draft(watch);
            // why: a device whose clock is ahead must not write into the future
            Instant at = flip.at().isAfter(now) ? now : flip.at();
            if (flip.active()) {
                draft.raise(at, flip.value(), watch.rule().condition().limit(flip.value()));
            } else {
                draft.add(Step.bySystem(AlarmAction.RETURN, at, ""));
            }
        }

        /** Tells whether another point of the device is abnormal by the same rule: their one alarm is there, and stays. */
        private boolean isAbnormalElsewhere(Watch watch) {
            return memory.watches().of(watch.rule().id(), watch.deviceId()).stream()
                    .anyMatch(other ->
                            other.pointId() != watch.pointId() && latchOf(other).active());
        }

        /** Returns the alarm that tells of a watch: its own, or the one that the points of its rule have together. */
        private AlarmKey keyOf(Watch watch) {
            if (!watch.rule().once()) {
                return watch.key();
            }
            return memory.watches().of(watch.rule().id(), watch.deviceId()).stream()
                    .map(Watch::key)
                    .filter(this::isStanding)
                    .findFirst()
                    .orElse(watch.key());
        }

        private boolean isStanding(AlarmKey key) {
            Draft draft = drafts.get(key);
            return draft == null ? memory.alarm(key).filter(Alarm::standing).isPresent() : draft.projected.standing();
        }

        private Draft draft(Watch watch) {
            return drafts.computeIfAbsent(
                    keyOf(watch),
                    key -> new Draft(memory.alarm(key)
                            .filter(Alarm::standing)
                            .orElseGet(() -> Alarm.unborn(
                                    watch.deviceId(),
                                    key.pointId(),
                                    key.rule(),
                                    watch.rule().priority()))));
        }

        private Draft draft(Alarm standing) {
            return drafts.computeIfAbsent(standing.key(), _ -> new Draft(standing));
        }

        boolean isNews() {
            return !drafts.isEmpty();
        }

        /** Looks at all that stands: ends of shelves, devices that paused, rules that are gone, and what follows from what. */
        void settle() {
            settledAt = memory.changes();
            for (Alarm alarm : memory.alarms()) {
                if (alarm.standing() && ownership.isOurs(alarm.deviceId())) {
                    settle(alarm);
                }
            }
            fold();
        }

        private void settle(Alarm alarm) {
            Watch watch = memory.watches().of(alarm.key()).orElse(null);
            if (watch == null) {
                draft(alarm).add(Step.bySystem(AlarmAction.WITHDRAW, now, "rule-gone"));
                handOn(alarm);
                return;
            }
            boolean paused = isPaused(alarm.deviceId());
            boolean byPause = alarm.cover() != null
                    && alarm.cover().until() == null
                    && alarm.cover().by().equals(AlarmTransition.SYSTEM);
            if (paused && alarm.state() != AlarmState.OUT_OF_SERVICE) {
                draft(alarm).add(Step.bySystem(AlarmAction.REMOVE_FROM_SERVICE, now, "device-paused"));
            } else if (!paused && byPause) {
                draft(alarm).add(Step.bySystem(AlarmAction.RETURN_TO_SERVICE, now, "device-active"));
            } else if (alarm.state() == AlarmState.SHELVED
                    && !alarm.cover().until().isAfter(now)) {
                draft(alarm)
                        .add(Step.bySystem(AlarmAction.UNSHELVE, alarm.cover().until(), "shelf-over"));
            }
        }

        /** The point that had the alarm of several is gone; another that is abnormal has it from now on. */
        private void handOn(Alarm withdrawn) {
            memory.watches().of(withdrawn.rule(), withdrawn.deviceId()).stream()
                    .filter(watch -> watch.rule().once() && latchOf(watch).active())
                    .findFirst()
                    .ifPresent(watch -> {
                        double value = latchOf(watch).value();
                        draft(watch).raise(now, value, watch.rule().condition().limit(value));
                    });
        }

        private void fold() {
            Map<AlarmKey, Alarm> alarms = new HashMap<>();
            memory.alarms().forEach(alarm -> alarms.put(alarm.key(), alarm));
            drafts.forEach((key, draft) -> alarms.put(key, draft.projected));
            Map<AlarmKey, AlarmRule> rules = memory.rulesOf(alarms.values());
            Map<AlarmKey, AlarmKey> before = memory.causes();
            Map<AlarmKey, AlarmKey> causes = new Folding(
                            alarms.values(),
                            before,
                            rules,
                            memory.watches().parts(),
                            memory.rules(),
                            memory.graph(now),
                            now)
                    .resolve();
            for (Alarm alarm : alarms.values()) {
                if (alarm.standing() && ownership.isOurs(alarm.deviceId())) {
                    AlarmKey cause = causes.get(alarm.key());
                    AlarmKey root = cause == null ? null : Folding.rootOf(cause, causes);
                    AlarmRule rule = rules.get(alarm.key());
                    if (rule != null) {
                        fold(alarm, rule, cause, root);
                    }
                }
            }
        }

        private void fold(Alarm alarm, AlarmRule rule, AlarmKey cause, AlarmKey root) {
            // why: what is over keeps the root it had, though something between it and the root explains a little
            // longer
            boolean kept = !alarm.active() && cause != null && alarm.fold().causeId() != null;
            boolean same = kept
                    || isAt(alarm.fold().causeId(), cause) && isAt(alarm.fold().rootId(), root);
            boolean uncovered = !alarm.state().isCovered();
            boolean silent = cause != null && !rule.standsOut();
            AlarmAction action;
            if (alarm.state() == AlarmState.SUPPRESSED) {
                action = silent ? AlarmAction.SUPPRESS : AlarmAction.RELEASE;
            } else {
                action = silent && uncovered ? AlarmAction.SUPPRESS : AlarmAction.ATTRIBUTE;
            }
            boolean moves = action == AlarmAction.RELEASE || action == AlarmAction.SUPPRESS && uncovered;
            if (!same || moves) {
                draft(alarm).fold(action, cause, root);
            }
        }

        private boolean isAt(Long id, AlarmKey key) {
            if (key == null) {
                return id == null;
            }
            Draft drafted = drafts.get(key);
            long standing = drafted != null
                    ? drafted.projected.id()
                    : memory.alarm(key).map(Alarm::id).orElse(0L);
            return id != null && standing != 0 && id == standing;
        }

        @Override
        public boolean isEmpty() {
            boolean nothing = drafts.isEmpty() && latches.isEmpty();
            if (nothing) {
                memory.settled(settledAt, now, judged);
            }
            return nothing;
        }

        @Override
        public void write(Connection connection) throws SQLException {
            made = List.of();
            arm(connection);
            AlarmChanges changes = new AlarmChanges(connection);
            Map<AlarmKey, Alarm> written = new HashMap<>();
            for (Map.Entry<AlarmKey, Draft> entry : inOrderOfIds()) {
                Draft draft = entry.getValue();
                Alarm row = AlarmRows.lockStanding(connection, entry.getKey()).orElse(draft.unborn());
                written.put(entry.getKey(), changes.write(row, draft.steps));
            }
            for (Map.Entry<AlarmKey, Draft> entry : drafts.entrySet()) {
                Draft draft = entry.getValue();
                Alarm row = written.get(entry.getKey());
                if (draft.foldAction != null && row.id() != 0) {
                    Fold fold = new Fold(idOf(draft.cause, written), idOf(draft.root, written));
                    boolean found = draft.cause == null || fold.causeId() != null && fold.rootId() != null;
                    if (found) {
                        changes.write(row, List.of(Step.fold(draft.foldAction, now, fold)));
                    }
                }
            }
            made = changes.made();
        }

        /** Alarms that exist by their ids, as the desk locks them; then those to come. */
        private List<Map.Entry<AlarmKey, Draft>> inOrderOfIds() {
            return drafts.entrySet().stream()
                    .sorted(Comparator.comparingLong(entry -> entry.getValue().existingId()))
                    .toList();
        }

        private Long idOf(AlarmKey key, Map<AlarmKey, Alarm> written) {
            if (key == null) {
                return null;
            }
            Alarm alarm = written.get(key);
            if (alarm == null || alarm.id() == 0) {
                alarm = memory.alarm(key).orElse(null);
            }
            return alarm == null ? null : alarm.id();
        }

        private void arm(Connection connection) throws SQLException {
            if (armed.isEmpty()) {
                return;
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT IGNORE INTO alarm_arming (rule, point_id, armed_at) VALUES (?, ?, ?)")) {
                for (Watch watch : armed) {
                    insert.setString(1, watch.rule().id());
                    insert.setLong(2, watch.pointId());
                    insert.setObject(3, AlarmRows.utc(now));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }

        @Override
        public void apply() {
            memory.lock.lock();
            try {
                latches.forEach(memory.watches()::latch);
                memory.settled(settledAt, now, judged);
                memory.take(made);
            } finally {
                memory.lock.unlock();
            }
            stream.tell(made);
        }
    }
}
