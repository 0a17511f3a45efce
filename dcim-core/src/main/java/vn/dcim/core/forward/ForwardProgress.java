package vn.dcim.core.forward;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How far the receivers are, for whoever keeps what waits for them. */
@Singleton
public final class ForwardProgress {

    private final Collection<ReceiverConfig> receivers;

    ForwardProgress(Collection<ReceiverConfig> receivers) {
        this.receivers = receivers;
    }

    /**
     * How far one receiver is; the greatest of all positions where it wants nothing that is there already.
     *
     * @param confirmed up to here it has read, for certain
     * @param sent up to here it was written to
     */
    public record Standing(String receiver, long confirmed, long sent) {}

    /** Tells whether any receiver wants these. */
    public boolean isWanted(ForwardKind kind) {
        return receivers.stream().anyMatch(receiver -> receiver.kinds().contains(kind));
    }

    /** Returns how far each is that wants these. */
    public List<Standing> of(ForwardKind kind, Connection connection) throws SQLException {
        List<Standing> standings = new ArrayList<>();
        for (ReceiverConfig receiver : receivers) {
            if (receiver.kinds().contains(kind)) {
                ForwardRows.Position position =
                        ForwardRows.positions(connection, receiver.name()).get(kind);
                long begin = receiver.history() ? 0 : Long.MAX_VALUE;
                standings.add(
                        position == null
                                ? new Standing(receiver.name(), begin, begin)
                                : new Standing(receiver.name(), position.confirmed(), position.sent()));
            }
        }
        return standings;
    }
}
