package vn.dcim.core.alarm;

import java.time.Duration;
import java.time.Instant;
import vn.dcim.core.telemetry.Reading;

/** One rule at one point. The latch is changed by {@link AlarmMemory} alone, when what was found is committed. */
final class Watch {

    private final AlarmRule rule;
    private final long deviceId;
    private final long pointId;
    private final AlarmKey key;

    private Latch latch;

    Watch(AlarmRule rule, long deviceId, long pointId, Latch latch) {
        this.rule = rule;
        this.deviceId = deviceId;
        this.pointId = pointId;
        this.key = new AlarmKey(rule.id(), pointId);
        this.latch = latch;
    }

    /** The condition came or went. */
    record Flip(boolean active, Instant at, double value) {}

    /** What a look at a point found. */
    interface Flips {
        void add(Flip flip);
    }

    AlarmRule rule() {
        return rule;
    }

    long deviceId() {
        return deviceId;
    }

    long pointId() {
        return pointId;
    }

    AlarmKey key() {
        return key;
    }

    Latch latch() {
        return latch;
    }

    void latch(Latch newLatch) {
        latch = newLatch;
    }

    /** Whether the passing of time alone may change it. */
    boolean isTimed() {
        return latch.pending() || latch.active() && !rule.condition().tracks().isZero();
    }

    /** Returns the latch after a reading; the same one when nothing changes. */
    Latch read(Latch before, Reading reading, Flips flips) {
        long at = reading.at().toEpochMilli();
        // why: a delay that ended before this reading has done its work, whether or not the clock ticked meanwhile
        Latch now = elapsed(before, at - 1, flips);
        Condition condition = rule.condition();
        if (!now.armed() && reading.quality().isUsable() && rule.armedBy().contains((int) reading.value())) {
            now = now.arm();
        }
        Duration period = condition.tracks();
        if (!period.isZero() && reading.quality().isUsable() && condition.keeps(reading.value(), now.track())) {
            now = now.with(now.track().with(at, reading.value(), period.toMillis()));
        }
        Judgement judgement = now.armed() ? condition.judge(reading, now.active(), now.track()) : Judgement.UNKNOWN;
        return judged(now, judgement, at, reading.value(), flips);
    }

    /** Returns the latch after time has passed without a reading; the same one when nothing changes. */
    Latch elapsed(Latch before, long nowMs, Flips flips) {
        Latch now = before;
        if (now.active() && !now.pending() && !rule.condition().tracks().isZero()) {
            now = judged(now, rule.condition().judgeAt(nowMs, true, now.track()), nowMs, now.value(), flips);
        }
        if (now.pending() && nowMs - now.sinceMs() >= delayMs(now)) {
            return flipped(now, now.sinceMs() + delayMs(now), flips);
        }
        return now;
    }

    private Latch judged(Latch before, Judgement judgement, long at, double value, Flips flips) {
        boolean opposite = judgement == (before.active() ? Judgement.NORMAL : Judgement.ABNORMAL);
        if (!opposite) {
            return before.settled();
        }
        long since = before.pending() ? before.sinceMs() : at;
        Latch waiting = before.waiting(since, value);
        return at - since >= delayMs(before) ? flipped(waiting, since + delayMs(before), flips) : waiting;
    }

    private Latch flipped(Latch before, long atMs, Flips flips) {
        Latch after = before.flipped();
        flips.add(new Flip(after.active(), Instant.ofEpochMilli(atMs), before.value()));
        return after.active() ? after.raised(atMs, rule.chatter().within().toMillis()) : after;
    }

    private long delayMs(Latch of) {
        return (of.active() ? rule.offDelay() : rule.onDelay()).toMillis();
    }

    /** Tells whether a latch has been raised too often. */
    boolean isChattering(Latch after) {
        return after.raisesMs().length >= rule.chatter().count();
    }
}
