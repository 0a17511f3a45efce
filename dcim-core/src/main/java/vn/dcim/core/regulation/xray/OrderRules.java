package vn.dcim.core.regulation.xray;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.account.Role;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.check.ConfigurationEvidence;

/** Rules about orders and what should have one. */
@Factory
final class OrderRules {

    static final String SHELVED = "shelved-beyond-order";
    static final String RESTARTED = "restart-without-order";
    static final String CHANGED = "change-without-order";
    static final String CLOSED = "order-closed-open";
    static final String NOT_RETURNED = "permit-not-returned";

    private static final String ACCEPTED = "accepted";
    private static final String CANCELLED = "cancelled";

    @Singleton
    @Named(SHELVED)
    XrayRule<OrderEvidence.Facts> shelved() {
        return new ConsistencyRule<>(SHELVED, OrderEvidence.NAME, Role.SHIFT_LEAD, OrderRules::shelved);
    }

    /** An alarm is shelved for an order that is over, for longer than its window, or for one that there is not. */
    static XrayRule.Look shelved(OrderEvidence.Facts facts, Instant now) {
        Map<Long, OrderEvidence.Order> byId =
                facts.orders().stream().collect(Collectors.toMap(OrderEvidence.Order::id, Function.identity()));
        List<Offence> found = new ArrayList<>();
        for (OrderEvidence.Shelved alarm : facts.shelved()) {
            if (!alarm.number().isEmpty() && alarm.order() == null) {
                found.add(offence(alarm, Phrase.of("xray-shelved-no-order", alarm.number())));
                continue;
            }
            orderOf(alarm, byId, facts.orders())
                    .flatMap(order -> beyond(alarm, order, now))
                    .ifPresent(what -> found.add(offence(alarm, what)));
        }
        return new XrayRule.Look(found, List.of());
    }

    private static Optional<OrderEvidence.Order> orderOf(
            OrderEvidence.Shelved alarm, Map<Long, OrderEvidence.Order> byId, List<OrderEvidence.Order> all) {
        if (alarm.order() != null) {
            return Optional.ofNullable(byId.get(alarm.order()));
        }
        return all.stream()
                .filter(order -> alarm.asset() != null && order.assets().contains(alarm.asset()))
                .filter(order -> order.isAt(alarm.since()))
                .max(Comparator.comparing(OrderEvidence.Order::id));
    }

    private static Optional<Phrase> beyond(OrderEvidence.Shelved alarm, OrderEvidence.Order order, Instant now) {
        Instant end = order.endedAt();
        if (end != null && !end.isAfter(now) && alarm.since().isBefore(end)) {
            return Optional.of(Phrase.of("xray-shelved-after", order.number(), end));
        }
        return order.isOpen()
                        && order.plannedTo() != null
                        && alarm.until() != null
                        && alarm.until().isAfter(order.plannedTo())
                ? Optional.of(Phrase.of("xray-shelved-longer", alarm.until(), order.number(), order.plannedTo()))
                : Optional.empty();
    }

    private static Offence offence(OrderEvidence.Shelved alarm, Phrase what) {
        return new Offence("alarm:" + alarm.alarm(), alarm.device(), what, "/alarms/" + alarm.alarm());
    }

    @Singleton
    @Named(RESTARTED)
    XrayRule<OrderEvidence.Facts> restarted() {
        return new ConsistencyRule<>(RESTARTED, OrderEvidence.NAME, Role.SHIFT_LEAD, (facts, _) -> restarted(facts));
    }

    /** A device started anew while no order was worked on it. */
    static XrayRule.Look restarted(OrderEvidence.Facts facts) {
        return new XrayRule.Look(
                facts.restarts().stream()
                        .filter(restart -> facts.orders().stream()
                                .noneMatch(order -> restart.asset() != null
                                        && order.assets().contains(restart.asset())
                                        && order.isAt(restart.at())))
                        .map(restart -> new Offence(
                                "device:" + restart.device(),
                                restart.name(),
                                Phrase.of(
                                        restart.asset() == null ? "xray-restart-no-asset" : "xray-restart",
                                        restart.at()),
                                "/devices/" + restart.device()))
                        .toList(),
                facts.uptimes() == 0 ? List.of(Phrase.of("xray-no-uptime")) : List.of());
    }

    @Singleton
    @Named(CHANGED)
    XrayRule<ConfigurationEvidence.Facts> changed() {
        return new ConsistencyRule<>(
                CHANGED, ConfigurationEvidence.NAME, Role.ADMINISTRATOR, (facts, _) -> changed(facts));
    }

    /** A configuration differs from the copy before it, and no order about the device was open in between. */
    static XrayRule.Look changed(ConfigurationEvidence.Facts facts) {
        List<Phrase> missing = new ArrayList<>();
        if (facts.plans() == 0) {
            missing.add(Phrase.of("xray-no-configuration"));
        } else if (facts.copies() == 0) {
            missing.add(Phrase.of("xray-no-copy"));
        }
        return new XrayRule.Look(
                facts.changes().stream()
                        .filter(change -> change.order().isEmpty())
                        .map(change -> new Offence(
                                "backup-run:" + change.run(),
                                change.device(),
                                changed(change.after(), change.at(), change.asset()),
                                "/backups/runs/" + change.run()))
                        .toList(),
                missing);
    }

    private static Phrase changed(@Nullable Instant after, Instant at, @Nullable Long asset) {
        if (asset == null) {
            return Phrase.of("xray-changed-no-asset", at);
        }
        return after == null ? Phrase.of("xray-changed-by", at) : Phrase.of("xray-changed", after, at);
    }

    @Singleton
    @Named(CLOSED)
    XrayRule<OrderEvidence.Facts> closed() {
        return new ConsistencyRule<>(CLOSED, OrderEvidence.NAME, Role.SHIFT_LEAD, (facts, _) -> closed(facts));
    }

    /** An order was accepted with open items or without any result, or given up in the middle of the work. */
    static XrayRule.Look closed(OrderEvidence.Facts facts) {
        List<Offence> found = new ArrayList<>();
        for (OrderEvidence.Order order : facts.orders()) {
            OrderEvidence.Items items = order.items();
            if (items == null) {
                continue;
            }
            Phrase what = null;
            if (order.state().equals(ACCEPTED)) {
                what = items.open() > 0
                        ? Phrase.of("xray-order-open-items", items.open())
                        : items.answered() == 0 ? Phrase.of("xray-order-no-report") : null;
            } else if (order.state().equals(CANCELLED) && order.startedAt() != null && items.open() > 0) {
                what = Phrase.of("xray-order-given-up", order.startedAt(), items.open());
            }
            if (what != null) {
                found.add(new Offence(
                        "work-order:" + order.id(), order.number() + " " + order.title(), what, "/work/" + order.id()));
            }
        }
        return new XrayRule.Look(found, facts.orders().isEmpty() ? List.of(Phrase.of("xray-no-orders")) : List.of());
    }

    @Singleton
    @Named(NOT_RETURNED)
    XrayRule<OrderEvidence.Facts> notReturned() {
        return new ConsistencyRule<>(
                NOT_RETURNED, OrderEvidence.NAME, Role.SHIFT_LEAD, (facts, now) -> notReturned(facts, now));
    }

    /** Leave to switch something off is over, and nobody has confirmed that all is on again. */
    static XrayRule.Look notReturned(OrderEvidence.Facts facts, Instant now) {
        return new XrayRule.Look(
                facts.permits().stream()
                        .filter(permit -> !permit.validTo().isAfter(now))
                        .map(permit -> new Offence(
                                "work-permit:" + permit.id(),
                                permit.nodes().replace("\n", ", "),
                                Phrase.of("xray-permit-over", permit.validTo()),
                                "/work/" + permit.order()))
                        .toList(),
                List.of());
    }
}
