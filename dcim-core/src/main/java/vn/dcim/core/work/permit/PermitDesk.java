package vn.dcim.core.work.permit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;

/** What people do with permits; each act is a row of the audit log. Whoever decides is not who asked. */
@Singleton
public class PermitDesk {

    private static final int LONGEST_REASON = 1000;
    private static final int MOST_NODES = 20;

    private final WorkPermits permits;
    private final WorkPermitRepository rows;
    private final WorkOrders orders;
    private final Foresight foresight;
    private final Assets assets;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    PermitDesk(
            WorkPermits permits,
            WorkPermitRepository rows,
            WorkOrders orders,
            Foresight foresight,
            Assets assets,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.permits = permits;
        this.rows = rows;
        this.orders = orders;
        this.foresight = foresight;
        this.assets = assets;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for a permit.
     *
     * @param names of nodes of the power chain, or of other assets
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for an order that is closed; INVALID_VALUE (nodes, valid-to); PERMIT_CLASH
     *     naming another permit of that time, and what both darken together
     */
    public WorkPermit request(long orderId, List<String> names, Instant from, Instant to, String by) {
        WorkOrder order = orders.get(orderId);
        if (!order.state().isOpen()) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    order.toString(),
                    order.state().name(),
                    "REQUEST");
        }
        if (!to.isAfter(from) || !to.isAfter(clock.instant())) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "valid-to", to, "> " + from);
        }
        Set<String> keys = keys(names);
        return transactions.executeWrite(_ -> {
            requireAlone(null, keys, from, to);
            WorkPermit kept = rows.save(new WorkPermit(
                    null,
                    0,
                    orderId,
                    PermitState.REQUESTED,
                    String.join("\n", keys),
                    String.join(
                            ", ", names.stream().map(String::strip).distinct().toList()),
                    from,
                    to,
                    "",
                    now(),
                    by,
                    null,
                    "",
                    "",
                    null,
                    "",
                    null,
                    ""));
            note(kept, "request", order.number(), by);
            return kept;
        });
    }

    private Set<String> keys(List<String> names) {
        if (names.isEmpty() || names.size() > MOST_NODES) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "nodes", String.join(", ", names), "1–" + MOST_NODES);
        }
        Set<String> keys = new LinkedHashSet<>();
        for (String name : names) {
            // why: what no chain knows, such as a cooler, is switched off too
            keys.add(foresight
                    .key(name)
                    .or(() -> assets.named(name.strip()).map(Chains::key))
                    .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "nodes", name, "")));
        }
        return keys;
    }

    /** @param self the permit that is asked about; null for a new one */
    private void requireAlone(@Nullable Long self, Set<String> keys, Instant from, Instant to) {
        List<WorkPermit> others = permits.standing().stream()
                .filter(other -> !other.id().equals(self))
                .filter(other -> other.validFrom().isBefore(to) && stands(other, from))
                .toList();
        Stream.concat(Stream.of(from), others.stream().map(WorkPermit::validFrom))
                .filter(at -> !at.isBefore(from))
                .distinct()
                .forEach(at -> requireLight(
                        keys,
                        others.stream()
                                .filter(other -> !other.validFrom().isAfter(at) && stands(other, at))
                                .toList()));
    }

    /** Tells whether something may be off by a permit at an instant or after it. */
    private boolean stands(WorkPermit permit, Instant at) {
        // why: what was not handed back in time may still be off, till somebody has confirmed that it is not
        boolean isLonger = permit.state().isOpen() && !clock.instant().isBefore(permit.validTo());
        return isLonger || at.isBefore(permit.validTo());
    }

    /** @param others that stand at one time */
    private void requireLight(Set<String> keys, List<WorkPermit> others) {
        Set<String> off = others.stream()
                .flatMap(other -> other.keys().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> dark = foresight.together(keys, off);
        if (dark.isEmpty()) {
            return;
        }
        // why: whoever is refused is to hear of the one whom to wait for, where it is one
        List<WorkPermit> named = others.stream()
                .filter(other -> !foresight.together(keys, other.keys()).isEmpty())
                .findFirst()
                .map(List::of)
                .orElse(others);
        throw new DcimException(
                ErrorCode.PERMIT_CLASH,
                joined(named, other -> orders.get(other.orderId()).number()),
                joined(named, WorkPermit::nodeNames),
                String.join(", ", dark.subList(0, Math.min(5, dark.size()))) + (dark.size() > 5 ? ", …" : ""));
    }

    private static String joined(List<WorkPermit> named, Function<WorkPermit, String> text) {
        return named.stream().map(text).distinct().collect(Collectors.joining(", "));
    }

    /**
     * Gives leave; what is foreseen now is kept with it.
     *
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION; SAME_PERSON; INVALID_VALUE (valid-to) for a time that is
     *     over; PERMIT_CLASH as for {@link #request}
     */
    public WorkPermit approve(long id, int version, String by) {
        return transactions.executeWrite(_ -> {
            // why: of two that are approved at one moment, the second sees the first
            rows.lockStanding();
            WorkPermit permit = held(id, version);
            PermitState next = next(permit, PermitAction.APPROVE);
            requireOther(permit.requestedBy(), by);
            if (!permit.validTo().isAfter(clock.instant())) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "valid-to", permit.validTo(), "> " + clock.instant());
            }
            requireAlone(id, permit.keys(), permit.validFrom(), permit.validTo());
            return kept(
                    permit.decided(next, foresight.told(permit.keys()), now(), by, ""), PermitAction.APPROVE, "", by);
        });
    }

    /** @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION; SAME_PERSON; INVALID_VALUE (reason) */
    public WorkPermit refuse(long id, int version, String reason, String by) {
        String why = reason(reason);
        return transactions.executeWrite(_ -> {
            WorkPermit permit = held(id, version);
            PermitState next = next(permit, PermitAction.REFUSE);
            requireOther(permit.requestedBy(), by);
            return kept(permit.decided(next, "", now(), by, why), PermitAction.REFUSE, why, by);
        });
    }

    /**
     * Takes it back before anybody decided.
     *
     * @param isLead whether what somebody else asked for may be taken back too
     * @throws DcimException NOT_FOUND; FORBIDDEN; CHANGED_MEANWHILE; ILLEGAL_TRANSITION; INVALID_VALUE (reason)
     */
    public WorkPermit withdraw(long id, int version, String reason, String by, boolean isLead) {
        String why = reason(reason);
        return transactions.executeWrite(_ -> {
            WorkPermit permit = held(id, version);
            if (!isLead && !permit.requestedBy().equals(by)) {
                throw new DcimException(ErrorCode.FORBIDDEN, "withdraw " + permit);
            }
            PermitState next = next(permit, PermitAction.WITHDRAW);
            return kept(permit.decided(next, "", now(), by, why), PermitAction.WITHDRAW, why, by);
        });
    }

    /** Says that all is switched on again. @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION */
    public WorkPermit giveBack(long id, int version, String by) {
        return transactions.executeWrite(_ -> {
            WorkPermit permit = held(id, version);
            PermitState next = next(permit, PermitAction.RETURN);
            return kept(permit.ended(next, now(), by), PermitAction.RETURN, "", by);
        });
    }

    /** Says that one has seen it. @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ILLEGAL_TRANSITION; SAME_PERSON */
    public WorkPermit confirm(long id, int version, String by) {
        return transactions.executeWrite(_ -> {
            WorkPermit permit = held(id, version);
            PermitState next = next(permit, PermitAction.CONFIRM);
            requireOther(permit.returnedBy(), by);
            return kept(permit.ended(next, now(), by), PermitAction.CONFIRM, "", by);
        });
    }

    private static PermitState next(WorkPermit permit, PermitAction action) {
        return action.from(permit.state())
                .orElseThrow(() -> new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION,
                        permit.toString(),
                        permit.state().name(),
                        action.name()));
    }

    private static void requireOther(String first, String second) {
        if (first.equals(second)) {
            throw new DcimException(ErrorCode.SAME_PERSON, second);
        }
    }

    private WorkPermit held(long id, int version) {
        rows.lock(id);
        WorkPermit permit = permits.get(id);
        if (permit.version() != version) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, permit.toString(), permit.decidedBy());
        }
        return permit;
    }

    private WorkPermit kept(WorkPermit after, PermitAction action, String reason, String by) {
        WorkPermit kept = rows.update(after);
        note(kept, action.code(), reason, by);
        return kept;
    }

    private void note(WorkPermit permit, String action, String text, String by) {
        audit.record(
                by, "permit." + action, permit.toString(), "", permit.state().code(), text);
    }

    private static String reason(String typed) {
        String text = TypedValues.lines(typed);
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "reason",
                    text.length() > 80 ? text.length() : text,
                    "1–" + LONGEST_REASON);
        }
        return text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
