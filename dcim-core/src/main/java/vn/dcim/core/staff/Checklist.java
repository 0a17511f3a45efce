package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Standing;

/**
 * A departure with its items, as it stands at an instant.
 *
 * @param account empty for a person without one here
 * @param standing of the account; null without one
 * @param entries in the order in which they were made
 */
public record Checklist(
        Departure departure,
        Optional<Account> account,
        @Nullable Standing standing,
        List<Entry> entries) {

    /** How an item stands. */
    public enum State {
        OPEN,
        OVERDUE,
        DONE,
        WAIVED;

        public boolean isSettled() {
            return this == DONE || this == WAIVED;
        }

        /** Returns the word of the bundles, such as {@code overdue}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An item as it stands.
     *
     * @param daysLate calendar days from the last day in time to today, or to the day it was done; 0 in time
     * @param byProgram true where the program itself sees that it is done
     * @param happenedOn when it was done; null while it is not
     */
    public record Entry(
            DepartureItem item,
            State state,
            long daysLate,
            boolean byProgram,
            @Nullable LocalDate happenedOn) {}

    static Checklist of(
            Departure departure,
            List<DepartureItem> items,
            Optional<Account> account,
            @Nullable Standing standing,
            LocalDate today) {
        LocalDate ended = account.map(found -> endOfRights(found, standing)).orElse(null);
        return new Checklist(
                departure,
                account,
                standing,
                items.stream().map(item -> entry(departure, item, ended, today)).toList());
    }

    /** Returns the day on which an account lost its rights for good; null while it has them, or may have them again by itself. */
    private static @Nullable LocalDate endOfRights(Account account, @Nullable Standing standing) {
        if (standing == Standing.DEACTIVATED) {
            return day(account.deactivatedAt());
        }
        return standing == Standing.EXPIRED ? account.expiresOn() : null;
    }

    private static Entry entry(Departure departure, DepartureItem item, @Nullable LocalDate ended, LocalDate today) {
        boolean seen = departure.kind().endsAccount() && item.kind().isSeenByProgram();
        if (item.outcome() == DepartureItem.Outcome.WAIVED) {
            return new Entry(item, State.WAIVED, 0, false, item.happenedOn());
        }
        if (item.outcome() == DepartureItem.Outcome.DONE) {
            return new Entry(item, State.DONE, late(item, item.happenedOn()), seen, item.happenedOn());
        }
        if (seen && ended != null) {
            return new Entry(item, State.DONE, late(item, ended), true, ended);
        }
        long late = late(item, today);
        return new Entry(item, late > 0 ? State.OVERDUE : State.OPEN, late, seen, null);
    }

    private static long late(DepartureItem item, @Nullable LocalDate on) {
        return on == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(item.dueOn(), on));
    }

    private static LocalDate day(@Nullable Instant at) {
        return LocalDate.ofInstant(at, CentreTime.ZONE);
    }

    /** Returns how many items are done or waived. */
    public long settled() {
        return entries.stream().filter(entry -> entry.state().isSettled()).count();
    }

    public boolean isSettled() {
        return settled() == entries.size();
    }

    /** Returns how many items of an open departure are overdue. */
    public long overdue() {
        return departure.state() == Departure.State.OPEN
                ? entries.stream()
                        .filter(entry -> entry.state() == State.OVERDUE)
                        .count()
                : 0;
    }

    /** Returns the age of the oldest overdue item in days; 0 for none. */
    public long daysLate() {
        return entries.stream()
                .filter(entry -> entry.state() == State.OVERDUE)
                .mapToLong(Entry::daysLate)
                .max()
                .orElse(0);
    }
}
