package vn.dcim.core.work.field;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Feed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.work.WorkAction;
import vn.dcim.core.work.WorkListener;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;

/**
 * Windows in which an order holds notices back: of the node that it has switched off and of what hangs on that along the power chain
 * when the window begins, of nothing else. Alarms go on as ever. A window ends by itself, and with its order; what still stands then is
 * told.
 */
@Singleton
public class WorkSilences implements WorkListener {

    /** How long a window may be. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private final WorkOrders orders;
    private final WorkSilenceRepository silences;
    private final Assets assets;
    private final Chains chains;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    WorkSilences(
            WorkOrders orders,
            WorkSilenceRepository silences,
            Assets assets,
            Chains chains,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.silences = silences;
        this.assets = assets;
        this.chains = chains;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A window with how many devices it covers and how many notices it held back. */
    public record Told(WorkSilence silence, int devices, int held) {}

    /** A node that an order may switch off. */
    public record Node(String key, String name) {}

    /**
     * Begins a window now.
     *
     * @param node that is switched off: one of the order's assets, or what feeds one
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for an order that is not in progress; INVALID_VALUE (node, minutes, reason)
     */
    public WorkSilence begin(long orderId, String node, Duration time, String reason, String by) {
        WorkOrder order = orders.get(orderId);
        if (order.state() != WorkState.STARTED) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    order.toString(),
                    order.state().name(),
                    "SILENCE");
        }
        String why = reason(reason);
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "minutes", time.toMinutes(), "1–" + LONGEST.toMinutes());
        }
        Chain chain = chains.now();
        ChainNode off = nodes(chain, order).stream()
                .filter(each -> each.key().equals(node))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "node", node, order.toString()));
        Set<Long> devices = new TreeSet<>();
        Stream.concat(Stream.of(node), chain.below(node).stream())
                .filter(Feed::isDevice)
                .map(Feed::id)
                .forEach(devices::add);
        Instant now = now();
        Instant end = now.plus(time);
        return transactions.executeWrite(_ -> {
            WorkSilence begun =
                    silences.save(new WorkSilence(null, orderId, node, off.name(), why, now, end, end, by, "", ""));
            devices.forEach(device -> silences.addDevice(begun.id(), device));
            audit.record(
                    by,
                    "work.silence",
                    order.toString(),
                    "",
                    off.name() + " " + now + "–" + end + ": " + devices.size(),
                    why);
            return begun;
        });
    }

    /**
     * Ends a window before its time; what still stands is told then.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for one that is over; INVALID_VALUE (reason)
     */
    public void lift(long id, String reason, String by) {
        String why = reason(reason);
        WorkSilence silence = get(id);
        transactions.executeWrite(_ -> {
            if (silences.lift(id, now(), by, why) == 0) {
                throw new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION,
                        orders.get(silence.orderId()).toString(),
                        "SILENCE_OVER",
                        "LIFT");
            }
            audit.record(
                    by,
                    "work.silence-lift",
                    orders.get(silence.orderId()).toString(),
                    silence.nodeName() + " –" + silence.endsAt(),
                    silence.nodeName() + " –" + now(),
                    why);
            return id;
        });
    }

    /** @throws DcimException NOT_FOUND */
    public WorkSilence get(long id) {
        return silences.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "silence", id));
    }

    private static String reason(String typed) {
        String why = TypedValues.lines(typed);
        if (why.isEmpty() || why.length() > 1000) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", why.isEmpty() ? "" : why.length(), "1–1000");
        }
        return why;
    }

    /** Returns the nodes that an order may switch off: its assets and what feeds them, sources first. */
    public List<Node> nodes(long orderId) {
        return nodes(chains.now(), orders.get(orderId)).stream()
                .map(node -> new Node(node.key(), node.name()))
                .toList();
    }

    /** Returns those of an order, in the order in which they began. */
    public List<Told> of(long orderId) {
        return silences.findByOrderIdOrderById(orderId).stream().map(this::told).toList();
    }

    /** Returns those that stood at some instant of a half-open interval. */
    public List<Told> standing(Instant from, Instant to) {
        return silences.findStanding(from, to).stream().map(this::told).toList();
    }

    @Override
    public void moved(WorkOrder after, WorkAction action, String by) {
        if (after.state() != WorkState.STARTED) {
            silences.end(after.id(), now());
        }
    }

    private Told told(WorkSilence silence) {
        return new Told(silence, silences.countDevices(silence.id()), silences.countHeld(silence.id()));
    }

    private List<ChainNode> nodes(Chain chain, WorkOrder order) {
        Set<String> own = new TreeSet<>();
        orders.assets(order.id()).forEach(id -> own.add(Chains.key(assets.get(id))));
        List<ChainNode> found = new ArrayList<>();
        for (ChainNode node : chain.nodes()) {
            if (own.contains(node.key()) || chain.below(node.key()).stream().anyMatch(own::contains)) {
                found.add(node);
            }
        }
        return found;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
