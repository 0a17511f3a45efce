package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What people see of notices and do to them. */
@Singleton
@Requires(property = "datasources.default.url")
public class NoticeDesk {

    private static final Map<String, String> SORTS = Map.of(
            "at", "n.at",
            "due", "d.due_at",
            "address", "d.address",
            "channel", "d.channel",
            "state", "d.state");
    private static final List<String> SORT_NAMES = List.of("at", "due", "address", "channel", "state");
    private static final Duration RECENT = Duration.ofDays(7);

    private final Transactions transactions;
    private final Channels channels;
    private final NoticeSender sender;
    private final Clock clock;

    NoticeDesk(Transactions transactions, Channels channels, NoticeSender sender, Clock clock) {
        this.transactions = transactions;
        this.channels = channels;
        this.sender = sender;
        this.clock = clock;
    }

    /** A part of a list, and how long the whole list is. */
    public record Page(List<NoticeLine> items, long total) {}

    /**
     * Returns those that fit.
     *
     * @param state a word of {@link DeliveryState}; empty for all
     * @param channel empty for all
     * @param text what account or address contains
     * @param sort at, due, address, channel or state, with - before it for the greatest first
     * @throws DcimException INVALID_VALUE for an unknown state or sort
     */
    public Page list(String state, String channel, String text, String sort, long offset, int limit) {
        List<Object> arguments = new ArrayList<>();
        String where = where(state, channel, text, arguments);
        String order = order(sort);
        return ask(connection -> {
            long total = NoticeRows.number(
                    connection, "SELECT COUNT(*) FROM notice_delivery d " + where, arguments.toArray());
            arguments.add(limit);
            arguments.add(offset);
            return new Page(
                    NoticeRows.lines(connection, where + order + " LIMIT ? OFFSET ?", arguments.toArray()), total);
        });
    }

    /** Returns what became of all notices of a kind from an instant on, the oldest first; those that went to nobody are not there. */
    public List<NoticeLine> of(NoticeKind kind, Instant from) {
        return ask(connection -> NoticeRows.lines(
                connection, "WHERE n.kind = ? AND n.at >= ? ORDER BY d.id LIMIT 10000", kind.name(), from));
    }

    /** @throws DcimException NOT_FOUND */
    public NoticeLine get(long delivery) {
        return ask(connection -> NoticeRows.lines(connection, "WHERE d.id = ?", delivery)).stream()
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "notice", delivery));
    }

    /** Returns all attempts of a delivery, oldest first. */
    public List<Attempt> attempts(long delivery) {
        return ask(connection -> NoticeRows.attempts(connection, delivery));
    }

    /** Returns how many there are in each state. */
    public Map<DeliveryState, Long> counts() {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        return ask(connection -> {
            for (DeliveryState state : DeliveryState.values()) {
                counts.put(
                        state,
                        NoticeRows.number(
                                connection, "SELECT COUNT(*) FROM notice_delivery WHERE state = ?", state.name()));
            }
            return counts;
        });
    }

    /** Returns how many were given up in the last seven days: people were not told, and somebody should know. */
    public int recentlyGivenUp() {
        return ask(connection -> (int) NoticeRows.number(
                connection,
                "SELECT COUNT(*) FROM notice_delivery WHERE state = 'GIVEN_UP' AND due_at >= ?",
                now().minus(RECENT)));
    }

    /**
     * Puts a message into the queue again, to be tried at once and for another day.
     *
     * @throws DcimException NOT_FOUND, ILLEGAL_TRANSITION for one that was sent, is planned, dropped or has no address,
     *     INVALID_VALUE when its channel is not set up
     */
    public NoticeLine retry(long delivery) {
        return ask(connection -> {
            NoticeLine line = NoticeRows.lock(connection, delivery)
                    .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "notice", delivery));
            if (!line.delivery().canBeRetried()) {
                throw new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION,
                        "notice " + delivery,
                        line.delivery().state(),
                        "RETRY");
            }
            channels.get(line.delivery().channel());
            NoticeRows.update(
                    connection,
                    "UPDATE notice_delivery SET state = 'WAITING', reason = '', due_at = ?, first_tried_at = NULL"
                            + " WHERE id = ?",
                    now(),
                    delivery);
            return NoticeRows.lock(connection, delivery).orElseThrow();
        });
    }

    /**
     * Sends a test and returns when it is over, which may take a minute.
     *
     * @param address of the channel
     * @param actor name of the account that asks
     * @param language of the message, vi or en
     * @throws DcimException INVALID_VALUE for a channel that is not set up and for what is no address of it
     */
    public Attempt test(String channel, String address, String actor, String language) {
        Channel tested = channels.get(channel);
        if (!tested.accepts(address)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "recipient", address, channel);
        }
        var entry = new NoticeEntry(
                0, now(), "test", null, null, new Notice(NoticeKind.TEST, AlarmPriority.LOW, Map.of("account", actor)));
        var delivery = new Delivery(
                0, 0, 0, channel, actor, address, language, false, DeliveryState.WAITING, "", now(), null, null, 0);
        try {
            return sender.test(tested, entry, delivery);
        } catch (SQLException e) {
            throw new DataAccessException("a test cannot be stored", e);
        }
    }

    private static String where(String state, String channel, String text, List<Object> arguments) {
        String where = "WHERE 1 = 1";
        if (!state.isEmpty()) {
            where += " AND d.state = ?";
            arguments.add(state(state).name());
        }
        if (!channel.isEmpty()) {
            where += " AND d.channel = ?";
            arguments.add(channel);
        }
        if (!text.isEmpty()) {
            where += " AND (d.address LIKE ? OR d.account LIKE ?)";
            String pattern = "%" + text.replaceAll("[%_\\\\]", "\\\\$0") + "%";
            arguments.add(pattern);
            arguments.add(pattern);
        }
        return where;
    }

    private static DeliveryState state(String code) {
        for (DeliveryState state : DeliveryState.values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        throw new DcimException(
                ErrorCode.INVALID_VALUE,
                "state",
                code,
                String.join(
                        ", ",
                        List.of(DeliveryState.values()).stream()
                                .map(DeliveryState::code)
                                .toList()));
    }

    private static String order(String sort) {
        boolean descending = sort.startsWith("-");
        String column = SORTS.get(descending ? sort.substring(1) : sort);
        if (column == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "sort", sort, String.join(", ", SORT_NAMES));
        }
        return " ORDER BY " + column + (descending ? " DESC" : "") + ", d.id DESC";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> T ask(Transactions.Work<T> work) {
        try {
            return transactions.run(work);
        } catch (SQLException e) {
            throw new DataAccessException("notices cannot be read", e);
        }
    }
}
