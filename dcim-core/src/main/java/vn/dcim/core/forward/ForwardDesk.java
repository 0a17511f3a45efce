package vn.dcim.core.forward;

import com.cloudbees.syslog.Severity;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.Transactions;
import vn.dcim.core.transport.UnusableKeyFile;

/** What people see of the receivers, and what they may do. */
@Singleton
@Requires(property = "datasources.default.url")
public class ForwardDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Collection<ReceiverConfig> receivers;
    private final Collection<ForwardSource> sources;
    private final ReceiverLines lines;
    private final SyslogFormat format;
    private final Transactions transactions;
    private final ForwardConfig config;
    private final AuditLog audit;
    private final Clock clock;

    ForwardDesk(Collection<ReceiverConfig> receivers, ForwardPost.Parts parts, AuditLog audit) {
        this.receivers = receivers.stream()
                .sorted(Comparator.comparing(ReceiverConfig::name))
                .toList();
        this.sources = parts.sources();
        this.lines = parts.lines();
        this.format = parts.format();
        this.transactions = parts.transactions();
        this.config = parts.config();
        this.audit = audit;
        this.clock = parts.clock();
    }

    /** Returns all, by name. */
    public List<ReceiverStatus> all() {
        return receivers.stream().map(this::status).toList();
    }

    /** Returns those that have been away for longer than people want to know nothing of. */
    public List<ReceiverStatus> away() {
        Instant limit = now().minus(config.away());
        return states().entrySet().stream()
                .filter(state -> state.getValue().awaySince() != null
                        && !state.getValue().awaySince().isAfter(limit))
                .map(state -> status(state.getKey()))
                .toList();
    }

    /**
     * Sends a test message over a line of its own and waits a moment for what the receiver has against it.
     *
     * @throws DcimException NOT_FOUND
     */
    public ForwardTest test(String name, String actor) {
        ReceiverConfig receiver = receivers.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "receiver", name));
        ForwardTest result = tried(receiver, actor);
        audit.record(
                actor,
                "forward.test",
                "receiver:" + name,
                "",
                result.isSent() ? result.protocol() : result.fault(),
                "");
        return result;
    }

    private ForwardTest tried(ReceiverConfig receiver, String actor) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", "test");
        fields.put("person", actor);
        var message = new Outgoing(0, now(), Severity.INFORMATIONAL, "test", "Kiểm tra / test: " + actor, fields);
        try (ReceiverLine line = lines.open(receiver)) {
            String protocol = line.protocol();
            String cipher = line.cipher();
            line.send(format.bytes(message, receiver.syslogFacility(), receiver.longest()));
            line.finish(PATIENCE);
            return new ForwardTest(protocol, cipher, "", "");
        } catch (IOException | UnusableKeyFile e) {
            LineFault fault = LineFault.of(e, receiver.isEncrypted());
            return new ForwardTest("", "", fault.code(), fault.detail());
        }
    }

    /** Returns how it stands with each line, without a look at what waits. */
    Map<ReceiverConfig, ReceiverState> states() {
        Map<ReceiverConfig, ReceiverState> states = new LinkedHashMap<>();
        receivers.forEach(receiver -> states.put(receiver, state(receiver)));
        return states;
    }

    private ReceiverState state(ReceiverConfig receiver) {
        try {
            return transactions.run(
                    connection -> ForwardRows.state(connection, receiver.name()).orElse(ReceiverState.NONE));
        } catch (SQLException e) {
            throw new DataAccessException("the line to a receiver cannot be read", e);
        }
    }

    private ReceiverStatus status(ReceiverConfig receiver) {
        ReceiverState state = state(receiver);
        boolean isUp = state.isUp(now());
        Map<ForwardKind, Long> waiting = new EnumMap<>(ForwardKind.class);
        Instant oldest = null;
        Map<ForwardKind, ForwardRows.Position> positions = positions(receiver);
        for (ForwardSource source : sources) {
            if (receiver.kinds().contains(source.kind())) {
                ForwardRows.Position position = positions.get(source.kind());
                ForwardSource.Waiting rows = source.waiting(position == null ? 0 : position.sent(), receiver);
                waiting.put(source.kind(), rows.rows());
                oldest = earlier(oldest, rows.oldest());
            }
        }
        return new ReceiverStatus(
                receiver.name(),
                receiver.address(),
                isUp,
                isUp ? state.connectedAt() : state.awaySince(),
                isUp ? state.node() : "",
                state.protocol(),
                state.cipher(),
                waiting,
                oldest,
                state.sent(),
                state.failedAt(),
                state.fault(),
                state.detail());
    }

    private Map<ForwardKind, ForwardRows.Position> positions(ReceiverConfig receiver) {
        try {
            return transactions.run(connection -> ForwardRows.positions(connection, receiver.name()));
        } catch (SQLException e) {
            throw new DataAccessException("the position of a receiver cannot be read", e);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
