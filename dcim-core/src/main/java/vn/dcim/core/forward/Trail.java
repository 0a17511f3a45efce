package vn.dcim.core.forward;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** How far one kind is on the present line. */
final class Trail {

    private record Mark(Instant at, long position) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private final Set<Long> sent = new HashSet<>();
    private final boolean remembers;
    private long confirmed;
    private long end;

    /** @param remembers whether something may turn up behind the end, so that it must be known what was sent */
    Trail(long confirmed, boolean remembers) {
        this.confirmed = confirmed;
        this.end = confirmed;
        this.remembers = remembers;
    }

    /** Returns where the next one follows. */
    long end() {
        return end;
    }

    /** Returns where a new line begins. */
    long confirmed() {
        return confirmed;
    }

    Set<Long> sent() {
        return sent;
    }

    void add(long position, Instant now) {
        end = Math.max(end, position);
        if (remembers) {
            sent.add(position);
        }
        if (marks.isEmpty() || marks.getLast().at().isBefore(now)) {
            marks.addLast(new Mark(now, end));
        } else {
            marks.removeLast();
            marks.addLast(new Mark(now, end));
        }
    }

    /** Takes note that the receiver has read everything. @param settled what was sent until then has nothing more turn up behind it */
    void confirm(Instant settled) {
        while (!marks.isEmpty() && !marks.getFirst().at().isAfter(settled)) {
            confirmed = marks.removeFirst().position();
        }
        sent.removeIf(position -> position <= confirmed);
    }
}
