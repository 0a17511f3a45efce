package vn.dcim.core.forward;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Where what is forwarded stands: the rows themselves are the queue. */
public interface ForwardSource {

    /** What waits. @param oldest null where nothing does */
    record Waiting(long rows, @Nullable Instant oldest) {

        public static final Waiting NOTHING = new Waiting(0, null);
    }

    ForwardKind kind();

    /** Returns what follows a position, oldest first. */
    List<Outgoing> after(long position, int limit, ReceiverConfig receiver);

    /** Returns the position of the newest; 0 where there is none. */
    long newest();

    Waiting waiting(long position, ReceiverConfig receiver);

    /** Returns after which time nothing can turn up any more behind what was read already. */
    default Duration settling() {
        return Duration.ZERO;
    }

    /** Returns what turned up between two positions that was not there before. @param known positions that were sent */
    default List<Outgoing> late(long position, long end, Set<Long> known, ReceiverConfig receiver) {
        return List.of();
    }
}
