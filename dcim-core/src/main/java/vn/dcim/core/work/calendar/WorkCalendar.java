package vn.dcim.core.work.calendar;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.SupplierContract;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.work.WorkOrder;

/** Finds orders by the time of their windows; one without a window stands in no calendar. */
@Singleton
public class WorkCalendar {

    private static final Duration BACK = Duration.ofDays(62);
    private static final Duration AHEAD = Duration.ofDays(400);

    private final CalendarRepository rows;
    private final SupplierContracts contracts;
    private final Clock clock;

    WorkCalendar(CalendarRepository rows, SupplierContracts contracts, Clock clock) {
        this.rows = rows;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** An order that has a window. @param assets names of what it is about, in the order in which they were named */
    public record Entry(WorkOrder order, List<String> assets) {

        /** Tells whether its window and a half-open time have an instant in common. */
        public boolean meets(Instant from, Instant to) {
            return order.plannedFrom().isBefore(to) && order.plannedTo().isAfter(from);
        }
    }

    /** An entry of a feed. @param changedAt when something last happened to the order */
    public record Told(Entry entry, Instant changedAt) {}

    /** Returns the orders whose windows have an instant of a half-open time, the earliest first. */
    public List<Entry> between(Instant from, Instant to) {
        Map<Long, List<String>> about = rows.findAbout(from, to).stream()
                .collect(Collectors.groupingBy(
                        AboutRow::orderId, Collectors.mapping(AboutRow::name, Collectors.toList())));
        return rows.findPlanned(from, to).stream()
                .map(order -> new Entry(order, about.getOrDefault(order.id(), List.of())))
                .toList();
    }

    /** Returns how many open orders have no window and are due on a day of some, {@code to} not counted. */
    public int unplanned(LocalDate from, LocalDate to) {
        return rows.countUnplanned(from, to);
    }

    /** Returns all orders of the last two months and of the next thirteen, cancelled ones too. */
    public List<Told> all() {
        Instant from = clock.instant().minus(BACK);
        Instant to = clock.instant().plus(AHEAD);
        Map<Long, Instant> changed = rows.findChanged(from, to).stream()
                .collect(Collectors.toMap(ChangedRow::orderId, ChangedRow::changedAt));
        return between(from, to).stream()
                .map(entry -> new Told(
                        entry,
                        changed.getOrDefault(entry.order().id(), entry.order().openedAt())))
                .toList();
    }

    /** Returns those of {@link #all} that somebody is to do; none for a supplier whose contract is over. */
    public List<Told> of(Account account) {
        Optional<SupplierContract> contract = contracts.of(account.id());
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        if (contract.isPresent() && contract.get().lastDay().isBefore(today)) {
            return List.of();
        }
        return all().stream()
                .filter(told -> isOf(told.entry().order(), account.name(), contract))
                .toList();
    }

    private static boolean isOf(WorkOrder order, String name, Optional<SupplierContract> contract) {
        if (!order.contractor().isEmpty()) {
            return contract.map(SupplierContract::company).equals(Optional.of(order.contractor()));
        }
        // why: nothing says yet who is in which team, so that any of the centre's own people may act for one
        return order.assignedTeam().isEmpty() ? name.equals(order.assignedAccount()) : contract.isEmpty();
    }
}
