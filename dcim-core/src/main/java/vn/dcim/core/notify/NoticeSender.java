package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmFilter;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.document.FiledFiles;

/**
 * Sends what is due: claims, sends outside of any transaction, writes down what became of it. A node that dies between sending
 * and writing leaves its claim behind; when that is over another sends again. So every message goes out at least once, and twice
 * only then.
 */
@Singleton
@Requires(property = "datasources.default.url")
class NoticeSender {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
    private static final int LONGEST_ANSWER = 1000;
    private static final int MOST_CONSEQUENCES = 200;

    private final Transactions transactions;
    private final NoticeConfig config;
    private final AlarmBoard alarms;
    private final Audience audience;
    private final AcknowledgeLinks links;
    private final NoticeCounters counters;
    private final FiledFiles filed;
    private final List<DeliveryWatch> watches;
    private final Clock clock;

    NoticeSender(
            Transactions transactions,
            NoticeConfig config,
            AlarmBoard alarms,
            Audience audience,
            AcknowledgeLinks links,
            NoticeCounters counters,
            FiledFiles filed,
            List<DeliveryWatch> watches,
            Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.alarms = alarms;
        this.audience = audience;
        this.links = links;
        this.counters = counters;
        this.filed = filed;
        this.watches = watches;
        this.clock = clock;
    }

    /** Sends all that is due by one channel, the most urgent first. */
    void work(Channel channel) throws SQLException {
        while (sendNext(channel)) {
            LOG.trace("more may be due by {}", channel.name());
        }
        counters.overdue.set(transactions.run(connection -> NoticeRows.number(
                connection, "SELECT COUNT(*) FROM notice_delivery WHERE state = 'WAITING' AND due_at < ?", now())));
    }

    /** Sends one message. @return false when nothing was due */
    boolean sendNext(Channel channel) throws SQLException {
        String claim = UUID.randomUUID().toString();
        List<NoticeLine> claimed = transactions.run(
                connection -> NoticeRows.claim(connection, channel.name(), now(), claim, now().plus(config.lease())));
        if (!claimed.isEmpty()) {
            send(channel, claim, claimed);
        }
        return !claimed.isEmpty();
    }

    /** Sends a test and returns what became of it; it is not tried again. */
    Attempt test(Channel channel, NoticeEntry entry, Delivery delivery) throws SQLException {
        String claim = UUID.randomUUID().toString();
        NoticeLine line = transactions.run(connection -> {
            NoticeEntry stored = NoticeRows.insert(connection, entry);
            long id = NoticeRows.insert(connection, stored, delivery);
            NoticeRows.update(
                    connection,
                    "UPDATE notice_delivery SET claimed_by = ?, claimed_until = ? WHERE id = ?",
                    claim,
                    now().plus(config.lease()),
                    id);
            return NoticeRows.lock(connection, id).orElseThrow();
        });
        return send(channel, claim, List.of(line)).orElseThrow();
    }

    private Optional<Attempt> send(Channel channel, String claim, List<NoticeLine> claimed) throws SQLException {
        List<NoticeLine> wanted = new ArrayList<>();
        List<Dispatch.Item> items = new ArrayList<>();
        for (NoticeLine line : claimed) {
            Alarm alarm = line.entry().alarmId() == null
                    ? null
                    : alarms.get(line.entry().alarmId());
            String account = line.delivery().account();
            String needless = alarm != null && !audience.mayKnow(account, alarm.deviceId())
                    ? "out-of-scope"
                    : needless(alarm, line.delivery().digest());
            if (needless.isEmpty()) {
                wanted.add(line);
                items.add(new Dispatch.Item(line.entry(), alarm, consequences(alarm, account), files(line.entry())));
            } else {
                transactions.run(connection -> NoticeRows.settle(
                        connection, line.delivery().id(), claim, DeliveryState.DROPPED, needless, null));
            }
        }
        return wanted.isEmpty() ? Optional.empty() : Optional.of(sendWanted(channel, claim, wanted, items));
    }

    private Attempt sendWanted(Channel channel, String claim, List<NoticeLine> wanted, List<Dispatch.Item> items)
            throws SQLException {
        Delivery first = wanted.getFirst().delivery();
        var dispatch = new Dispatch(
                first.id(),
                first.address(),
                first.account(),
                first.language(),
                first.digest(),
                List.copyOf(items),
                token(first, items));
        Result result = attempt(channel, dispatch);
        Attempt last = null;
        for (NoticeLine line : wanted) {
            last = transactions.run(connection -> write(connection, claim, line, result));
        }
        return last;
    }

    /** What an attempt gave. */
    private record Result(boolean sent, boolean permanent, String answer) {}

    private Result attempt(Channel channel, Dispatch dispatch) {
        try {
            return new Result(true, false, channel.send(dispatch));
        } catch (ChannelFailure e) {
            LOG.warn("Message {} cannot be sent by {}: {}", dispatch.deliveryId(), channel.name(), e.getMessage());
            return new Result(false, e.isPermanent(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error(
                    "Message {} cannot be sent by {}: a fault of the program",
                    dispatch.deliveryId(),
                    channel.name(),
                    e);
            return new Result(false, false, e.toString());
        }
    }

    private Attempt write(Connection connection, String claim, NoticeLine line, Result result) throws SQLException {
        Delivery delivery = line.delivery();
        Instant now = now();
        boolean once = line.entry().notice().kind() == NoticeKind.TEST || result.permanent();
        Instant firstTried = delivery.firstTriedAt() == null ? now : delivery.firstTriedAt();
        Optional<Instant> next =
                result.sent() || once ? Optional.empty() : RetryPauses.next(delivery.attempts() + 1, firstTried, now);
        DeliveryState state =
                result.sent() ? DeliveryState.SENT : next.isPresent() ? DeliveryState.WAITING : DeliveryState.GIVEN_UP;
        String reason = state != DeliveryState.GIVEN_UP ? "" : once ? "refused" : "tried-for-a-day";
        var attempt = new Attempt(now, result.sent(), cut(result.answer()), next.orElse(null));
        if (NoticeRows.settle(connection, delivery.id(), claim, state, reason, next.orElse(null))) {
            NoticeRows.count(connection, delivery.id(), attempt);
            for (DeliveryWatch watch : watches) {
                watch.tried(connection, line.entry(), delivery, attempt);
            }
            (result.sent() ? counters.sent : counters.failed).increment();
            if (state == DeliveryState.GIVEN_UP) {
                counters.givenUp.increment();
            }
        } else {
            LOG.warn(
                    "Message {} took longer than {} to send; another node may have sent it too",
                    delivery.id(),
                    config.lease());
        }
        return attempt;
    }

    /** Returns why an alarm need not be told any more, a word of the bundles; empty while it must. */
    private static String needless(@Nullable Alarm alarm, boolean digest) {
        if (alarm == null) {
            return "";
        }
        return switch (alarm.state()) {
            case UNACKNOWLEDGED, RETURNED_UNACKNOWLEDGED -> "";
            case SUPPRESSED -> "folded";
            case ACKNOWLEDGED -> digest ? "" : "acknowledged";
            case NORMAL -> digest ? "" : alarm.acknowledgement() == null ? "over" : "acknowledged";
            case SHELVED, OUT_OF_SERVICE -> digest ? "" : "covered";
        };
    }

    private List<Alarm> consequences(@Nullable Alarm alarm, String account) {
        if (alarm == null) {
            return List.of();
        }
        var beneath = new AlarmFilter(
                Set.of(AlarmState.SUPPRESSED), Set.of(), null, null, null, null, alarm.id(), null, false);
        return alarms.list(beneath, AlarmFilter.Order.PRIORITY, 0, MOST_CONSEQUENCES).items().stream()
                .filter(folded -> audience.mayKnow(account, folded.deviceId()))
                .toList();
    }

    private List<NoticeFile> files(NoticeEntry entry) throws SQLException {
        // why: notices of alarms have none, and are many
        return entry.alarmId() != null
                ? List.of()
                : transactions.run(connection -> NoticeRows.files(connection, entry.id())).stream()
                        .map(file -> new NoticeFile(file[0], file[1], filed.content(file[2])))
                        .toList();
    }

    private @Nullable String token(Delivery delivery, List<Dispatch.Item> items) throws SQLException {
        Alarm alarm = items.getFirst().alarm();
        boolean canFollow = config.link("").isPresent() && !delivery.account().isEmpty() && !delivery.digest();
        return alarm != null && canFollow
                ? links.issue(alarm.id(), delivery.account()).orElse(null)
                : null;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String cut(String answer) {
        return answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER - 1) + "…";
    }
}
