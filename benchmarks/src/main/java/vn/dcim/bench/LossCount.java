package vn.dcim.bench;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dcim.bench.HandedOver.Batch;
import vn.dcim.bench.HandedOver.Key;

/**
 * Holds what is stored against what was said, handed over and confirmed, a stretch of time after the other, and counts. The stretches
 * must follow on one another without a gap.
 */
final class LossCount {

    /** What a stretch, or all of them, came to. */
    static final class Sum {
        /** Of polled devices, handed over to a pipeline. */
        long values;

        /** Said to be stored, and not there. */
        long valuesLost;

        long valuesDoubled;
        /** Handed over, not yet said to be stored when their process was killed, and not there. */
        long valuesInFlight;
        /** Of what was lost, what lies in a gap that is written down. */
        long valuesInGap;
        /** Answers that devices gave and no process handed over: on their way at a kill, or asked for again. */
        long answersNotHanded;
        /** Batches that the pipeline refused, by its word. */
        final Map<String, Long> refused = new TreeMap<>();

        /** Confirmed to their publisher by the broker. */
        long messages;

        long messagesLost;
        long messagesDoubled;
        /** Confirmed by the broker in the moment before it was killed, and not there. */
        long messagesLostByBroker;
        /** Of those that nobody knows whether the broker took. */
        long messagesUnsure;

        long messagesUnsureStored;
        /** That must have been, by what is stored. */
        long transitions;

        long transitionsLost;
        long transitionsDoubled;
        /** What is stored and was never said, or is said to be refused. */
        long invented;
        /** The first few of what is wrong. */
        final List<String> wrong = new ArrayList<>();

        boolean isWell() {
            return valuesLost
                            + valuesDoubled
                            + messagesLost
                            + messagesDoubled
                            + transitionsLost
                            + transitionsDoubled
                            + invented
                    == 0;
        }

        void add(Sum other) {
            values += other.values;
            valuesLost += other.valuesLost;
            valuesDoubled += other.valuesDoubled;
            valuesInFlight += other.valuesInFlight;
            valuesInGap += other.valuesInGap;
            answersNotHanded += other.answersNotHanded;
            other.refused.forEach((word, count) -> refused.merge(word, count, Long::sum));
            messages += other.messages;
            messagesLost += other.messagesLost;
            messagesDoubled += other.messagesDoubled;
            messagesLostByBroker += other.messagesLostByBroker;
            messagesUnsure += other.messagesUnsure;
            messagesUnsureStored += other.messagesUnsureStored;
            transitions += other.transitions;
            transitionsLost += other.transitionsLost;
            transitionsDoubled += other.transitionsDoubled;
            invented += other.invented;
            wrong.addAll(other.wrong);
        }

        private void isWrong(String what) {
            if (wrong.size() < SHOWN) {
                wrong.add(what);
            }
        }
    }

    /**
     * A stored row of a device.
     *
     * @param number that the device said in it, once; null where it says none
     * @param state that it said, true for the abnormal one; null where it says none
     * @param values how many of what the device was asked for, or told, are in it
     */
    record Row(Key key, @Nullable Long number, @Nullable Boolean state, int values) {}

    /** A change of an alarm; true for one that is raised. */
    record Transition(long device, long at, boolean raised) {}

    /** A gap that the program has written down, in ms since 1970, both ends within. */
    record Gap(long since, long until) {}

    /**
     * What was found of a stretch.
     *
     * @param handed what was handed over in it by all processes, those that were killed too
     * @param confirmed by device, numbers with the instant (ms since 1970) of their confirmation
     * @param transitions in the order of their ids
     * @param brokerKilled when the broker was killed (ms since 1970); null when it was not
     */
    record Stretch(
            List<Batch> handed,
            List<Row> rows,
            Map<Long, TreeMap<Long, Long>> confirmed,
            Map<Long, TreeSet<Long>> unsure,
            List<Transition> transitions,
            List<Gap> gaps,
            @Nullable Long brokerKilled) {}

    private static final int SHOWN = 12;

    private final long unwrittenMs;
    private final Set<Long> polled;
    private final Map<Long, BitSet> seen = new HashMap<>();
    private final Map<Long, Boolean> states = new HashMap<>();

    /**
     * @param polled the devices that are asked; the others publish
     * @param unwrittenMs how long before its death a broker may have confirmed what it then lost
     */
    LossCount(Set<Long> polled, long unwrittenMs) {
        this.polled = polled;
        this.unwrittenMs = unwrittenMs;
    }

    Sum of(Stretch stretch) {
        Sum sum = new Sum();
        Map<Key, Row> rows = new HashMap<>();
        for (Row row : stretch.rows()) {
            rows.put(row.key(), row);
        }
        handed(stretch, rows, sum);
        numbers(stretch, sum);
        messages(stretch, sum);
        transitions(stretch, sum);
        return sum;
    }

    private void handed(Stretch stretch, Map<Key, Row> rows, Sum sum) {
        Map<Key, Batch> known = new HashMap<>();
        for (Batch batch : stretch.handed()) {
            Row row = rows.get(batch.key());
            boolean isPolled = !batch.kept();
            boolean safe = HandedOver.STORED.equals(batch.answer()) || HandedOver.BEFORE.equals(batch.answer());
            known.merge(batch.key(), batch, (one, other) -> one.answer() == null || isSafe(other) ? other : one);
            if (isPolled && batch.samples() > 0) {
                sum.values += batch.samples();
            }
            if (batch.answer() == null) {
                sum.valuesInFlight += isPolled && row == null ? batch.samples() : 0;
            } else if (!safe) {
                sum.refused.merge(batch.answer(), 1L, Long::sum);
            } else if (row == null) {
                boolean inGap = stretch.gaps().stream()
                        .anyMatch(gap ->
                                gap.since() <= batch.key().at() && batch.key().at() <= gap.until());
                if (inGap) {
                    sum.valuesInGap += batch.samples();
                } else {
                    sum.valuesLost += Math.max(1, batch.samples());
                    sum.isWrong("said to be stored and is not: " + batch);
                }
            } else if (isPolled && row.values() < batch.samples()) {
                sum.valuesLost += batch.samples() - row.values();
                sum.isWrong("stored in part: " + row + " of " + batch);
            }
        }
        for (Row row : stretch.rows()) {
            Batch batch = known.get(row.key());
            if (batch == null || batch.answer() != null && !isSafe(batch)) {
                sum.invented++;
                sum.isWrong("stored and not handed over, or refused: " + row + ", " + batch);
            }
        }
    }

    private static boolean isSafe(Batch batch) {
        return HandedOver.STORED.equals(batch.answer()) || HandedOver.BEFORE.equals(batch.answer());
    }

    /** No number twice; what a polled device has said between two that are stored was not handed over. */
    private void numbers(Stretch stretch, Sum sum) {
        Map<Long, TreeMap<Long, Long>> told = new HashMap<>();
        for (Row row : stretch.rows()) {
            if (row.number() == null) {
                continue;
            }
            long device = row.key().device();
            BitSet before = seen.computeIfAbsent(device, _ -> new BitSet());
            int number = Math.toIntExact(row.number());
            if (before.get(number)) {
                if (polled.contains(device)) {
                    sum.valuesDoubled += row.values();
                } else {
                    sum.messagesDoubled++;
                }
                sum.isWrong("stored twice: " + row);
            }
            before.set(number);
            if (polled.contains(device)) {
                told.computeIfAbsent(device, _ -> new TreeMap<>()).put(row.key().at(), row.number());
            }
        }
        told.forEach((device, numbers) -> {
            long last = -1;
            for (Map.Entry<Long, Long> each : numbers.entrySet()) {
                sum.answersNotHanded += last < 0 ? 0 : Math.max(0, each.getValue() - last - 1);
                last = Math.max(last, each.getValue());
            }
        });
    }

    private void messages(Stretch stretch, Sum sum) {
        stretch.confirmed().forEach((device, numbers) -> {
            BitSet stored = seen.getOrDefault(device, new BitSet());
            sum.messages += numbers.size();
            numbers.forEach((number, at) -> {
                if (stored.get(Math.toIntExact(number))) {
                    return;
                }
                Long killed = stretch.brokerKilled();
                if (killed != null && at <= killed && at >= killed - unwrittenMs) {
                    sum.messagesLostByBroker++;
                } else {
                    sum.messagesLost++;
                    sum.isWrong("confirmed and not stored: device " + device + ", number " + number + ", confirmed "
                            + Instant.ofEpochMilli(at));
                }
            });
        });
        stretch.unsure().forEach((device, numbers) -> {
            BitSet stored = seen.getOrDefault(device, new BitSet());
            sum.messagesUnsure += numbers.size();
            sum.messagesUnsureStored += numbers.stream()
                    .filter(number -> stored.get(Math.toIntExact(number)))
                    .count();
        });
    }

    /** Each change between stored states is one transition, of that instant. */
    private void transitions(Stretch stretch, Sum sum) {
        Map<Long, NavigableMap<Long, Row>> told = new HashMap<>();
        for (Row row : stretch.rows()) {
            if (row.state() != null) {
                long device = row.key().device();
                // why: two messages without a clock may have one instant, and only their number tells which was first
                long order = polled.contains(device) ? row.key().at() : row.number();
                told.computeIfAbsent(device, _ -> new TreeMap<>()).put(order, row);
            }
        }
        List<Transition> expected = new ArrayList<>();
        told.forEach((device, rows) -> rows.values().forEach(row -> {
            boolean before = states.getOrDefault(device, false);
            if (before != row.state()) {
                expected.add(new Transition(device, row.key().at(), row.state()));
                states.put(device, row.state());
            }
        }));
        sum.transitions += expected.size();
        List<Transition> found = new ArrayList<>(stretch.transitions());
        for (Transition each : expected) {
            if (!found.remove(each)) {
                sum.transitionsLost++;
                sum.isWrong("no such transition: " + each);
            }
        }
        sum.transitionsDoubled += found.size();
        found.forEach(each -> sum.isWrong("one transition too many: " + each));
    }
}
