package vn.dcim.core.forward;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.forward.ReceiverLine.End;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;
import vn.dcim.core.notify.Transactions;
import vn.dcim.core.transport.UnusableKeyFile;

/**
 * Sends to one receiver what it has not got yet, if no other node does. Syslog knows no acknowledgement: what was written to a line
 * may still be lost with it. So a line over which something went is ended in order after a while; a receiver that then ends it too has
 * read all of it, and only that moves the position from which a lost line begins again. Every row goes out at least once.
 */
final class ReceiverSender {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiverSender.class);
    private static final int AT_ONCE = 200;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** A line that stood for so long was a good one. */
    private static final Duration STEADY = Duration.ofSeconds(10);

    private final ReceiverConfig receiver;
    private final ForwardConfig config;
    private final Collection<ForwardSource> sources;
    private final ReceiverLines lines;
    private final SyslogFormat format;
    private final Transactions transactions;
    private final Notices notices;
    private final Clock clock;
    private final String holder;
    private final String node;
    private final ForwardCounters counters;

    private final Map<ForwardKind, Trail> trails = new EnumMap<>(ForwardKind.class);
    private volatile @Nullable ReceiverLine line;
    private Instant heldUntil = Instant.MIN;
    private Instant openedAt = Instant.MIN;
    private Instant nextTry = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private int unconfirmed;
    private int unconfirmedLogs;
    private Instant firstUnconfirmed = Instant.MIN;
    private String lastFault = "";

    ReceiverSender(ReceiverConfig receiver, ForwardPost.Parts parts, String holder, String node) {
        this.receiver = receiver;
        this.config = parts.config();
        this.sources = parts.sources().stream()
                .filter(source -> receiver.kinds().contains(source.kind()))
                .sorted(Comparator.comparing(ForwardSource::kind))
                .toList();
        this.lines = parts.lines();
        this.format = parts.format();
        this.transactions = parts.transactions();
        this.notices = parts.notices();
        this.clock = parts.clock();
        this.counters = parts.counters();
        this.holder = holder;
        this.node = node;
    }

    /** Sends all that waits, if it is this node's turn. */
    void work() throws SQLException {
        if (!hold()) {
            drop();
            return;
        }
        try {
            if (line != null) {
                line.requireUp();
            }
            if (line == null && !now().isBefore(nextTry)) {
                open();
            }
            boolean isMore = line != null;
            while (isMore) {
                sendAll();
                isMore = line != null && isConfirmationDue();
                if (isMore) {
                    confirm();
                }
            }
        } catch (IOException | UnusableKeyFile e) {
            lost(e);
        }
        tellIfAway();
    }

    private boolean hold() throws SQLException {
        Instant now = now();
        // why: a lease that is not half over need not be written down again each second
        if (now.plus(config.lease().dividedBy(2)).isBefore(heldUntil)) {
            return true;
        }
        Instant until = now.plus(config.lease());
        boolean isOurs =
                transactions.run(connection -> ForwardRows.hold(connection, receiver.name(), holder, node, now, until));
        heldUntil = isOurs ? until : Instant.MIN;
        return isOurs;
    }

    private void open() throws IOException, SQLException {
        ReceiverLine opened = lines.open(receiver);
        line = opened;
        openedAt = now();
        begin();
        transactions.run(connection -> {
            ForwardRows.connected(connection, receiver.name(), opened.protocol(), opened.cipher(), now());
            return null;
        });
        if (!lastFault.isEmpty()) {
            LOG.info("Receiver {} at {} is there again", receiver.name(), receiver.address());
        }
        lastFault = "";
    }

    /** Begins where the receiver is known to have read to. */
    private void begin() throws SQLException {
        Map<ForwardKind, ForwardRows.Position> known =
                transactions.run(connection -> ForwardRows.positions(connection, receiver.name()));
        trails.clear();
        unconfirmed = 0;
        unconfirmedLogs = 0;
        for (ForwardSource source : sources) {
            ForwardRows.Position position = known.get(source.kind());
            long from = position != null ? position.confirmed() : receiver.history() ? 0 : source.newest();
            if (position == null) {
                transactions.run(connection -> {
                    ForwardRows.begin(connection, receiver.name(), source.kind(), from);
                    return null;
                });
            }
            trails.put(source.kind(), new Trail(from, !source.settling().isZero()));
        }
    }

    private void sendAll() throws IOException, SQLException {
        for (ForwardSource source : sources) {
            Trail trail = trails.get(source.kind());
            List<Outgoing> some;
            do {
                some = source.after(trail.end(), AT_ONCE, receiver);
                send(source, trail, some);
            } while (some.size() == AT_ONCE && line != null && !isConfirmationDue());
            if (line != null && trail.end() > trail.confirmed()) {
                send(source, trail, source.late(trail.confirmed(), trail.end(), trail.sent(), receiver));
            }
        }
    }

    private void send(ForwardSource source, Trail trail, List<Outgoing> messages) throws IOException, SQLException {
        if (messages.isEmpty()) {
            return;
        }
        for (Outgoing message : messages) {
            line.send(format.bytes(message, receiver.syslogFacility(), receiver.longest()));
        }
        line.flush();
        line.requireUp();
        Instant now = now();
        messages.forEach(message -> trail.add(message.position(), now));
        if (unconfirmed == 0) {
            firstUnconfirmed = now;
        }
        unconfirmed += messages.size();
        unconfirmedLogs += source.kind() == ForwardKind.LOG ? messages.size() : 0;
        counters.sent.add(messages.size());
        boolean isStillOurs = transactions.run(connection -> {
            ForwardRows.sent(connection, receiver.name(), source.kind(), trail.end());
            return ForwardRows.count(connection, receiver.name(), holder, messages.size());
        });
        if (!isStillOurs || !hold()) {
            LOG.warn("Another node has taken over receiver {}; it gets some messages twice", receiver.name());
            heldUntil = Instant.MIN;
            drop();
        }
    }

    private boolean isConfirmationDue() {
        return unconfirmed - unconfirmedLogs >= config.confirmRows()
                || unconfirmedLogs >= config.confirmLogs()
                || unconfirmed > 0 && !now().isBefore(firstUnconfirmed.plus(config.confirm()));
    }

    private void confirm() throws IOException, SQLException {
        Instant before = now();
        try (ReceiverLine ending = line) {
            End end = ending.finish(config.closeTimeout());
            line = null;
            Map<ForwardKind, Trail> trailed = new EnumMap<>(trails);
            if (end == End.SILENT) {
                // why: a receiver that never ends a line would get the same rows for ever; that a new line to it can be
                // made shows at least that nothing between us has swallowed the old one
                lines.open(receiver).close();
            }
            transactions.run(connection -> {
                for (ForwardSource source : sources) {
                    Trail trail = trailed.get(source.kind());
                    trail.confirm(before.minus(source.settling()));
                    ForwardRows.confirmed(connection, receiver.name(), source.kind(), trail.confirmed());
                }
                return null;
            });
        }
        Map<ForwardKind, Trail> kept = new EnumMap<>(trails);
        open();
        // why: what has not settled was sent and read; it need not go out again on this line
        trails.putAll(kept);
    }

    private void lost(Exception failure) throws SQLException {
        boolean wasSteady = line != null && !now().isBefore(openedAt.plus(STEADY));
        drop();
        pause = wasSteady ? FIRST_PAUSE : pause;
        nextTry = now().plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        LineFault fault = LineFault.of(failure, receiver.isEncrypted());
        counters.failures.increment();
        if (!fault.code().equals(lastFault)) {
            LOG.warn(
                    "No line to receiver {} at {}: {}, {}",
                    receiver.name(),
                    receiver.address(),
                    fault.code(),
                    fault.detail());
        }
        lastFault = fault.code();
        transactions.run(connection -> {
            ForwardRows.lost(connection, receiver.name(), fault, now());
            return null;
        });
    }

    private void tellIfAway() throws SQLException {
        if (line != null) {
            return;
        }
        transactions.run(connection -> {
            ReceiverState state = ForwardRows.state(connection, receiver.name()).orElse(ReceiverState.NONE);
            boolean isLong = state.awaySince() != null
                    && !now().isBefore(state.awaySince().plus(config.away()));
            if (isLong && !state.told()) {
                notices.tell(connection, Notice.receiverAway(receiver.name(), state.awaySince(), state.detail()));
                ForwardRows.told(connection, receiver.name());
            }
            return null;
        });
    }

    /** Breaks off what takes too long; called from another thread. */
    void watch() {
        ReceiverLine present = line;
        if (present != null && present.underWay().compareTo(config.stall()) > 0) {
            present.breakOff(LineFault.STALLED, config.stall().toSeconds() + " s");
        }
    }

    /** Ends the line, and lets another node send at once. */
    void end() throws SQLException {
        drop();
        if (heldUntil.isAfter(Instant.MIN)) {
            transactions.run(connection -> {
                ForwardRows.letGo(connection, receiver.name(), holder, now());
                return null;
            });
            heldUntil = Instant.MIN;
        }
    }

    private void drop() {
        ReceiverLine present = line;
        line = null;
        if (present != null) {
            present.close();
        }
    }

    ReceiverConfig receiver() {
        return receiver;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
