package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountDesk;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Population;
import vn.dcim.core.account.Standing;
import vn.dcim.core.account.Standings;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Works off what hangs on a person who goes. Opening one sets the term of the account, so that the rights end by themselves with the
 * last working day, whether anybody presses anything or not.
 */
@Singleton
public class Departures {

    /** Within how many working days the owner of a shared system is told: 59/2024/QĐ-UBND (An Giang), article 6.3.c. */
    static final int SHARED_NOTICE_DAYS = 5;

    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_WHAT = 500;
    private static final int MOST_ITEMS = 100;
    private static final int FARTHEST_DAYS = 366;

    private final DepartureRepository departures;
    private final DepartureItemRepository items;
    private final ToldSystems systems;
    private final WorkingDays workingDays;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final Standings standings;
    private final AuditLog audit;
    private final Clock clock;

    Departures(
            DepartureRepository departures,
            DepartureItemRepository items,
            ToldSystems systems,
            WorkingDays workingDays,
            Accounts accounts,
            AccountDesk desk,
            Standings standings,
            AuditLog audit,
            Clock clock) {
        this.departures = departures;
        this.items = items;
        this.systems = systems;
        this.workingDays = workingDays;
        this.accounts = accounts;
        this.desk = desk;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens a departure, makes its items, and sets the term of the account.
     *
     * @throws DcimException INVALID_VALUE, also for an account that there is not, that has one open, or that is one's own
     */
    @Transactional
    public Checklist open(NewDeparture wanted, String actor) {
        text("decision", wanted.decision(), LONGEST_NUMBER);
        sane(wanted.lastDay());
        Optional<Account> account =
                wanted.account().isBlank() ? Optional.empty() : Optional.of(free(wanted.account(), actor));
        Person person = account.map(Account::person)
                .orElseGet(() -> new Person(wanted.fullName(), null, "", "", wanted.unit(), wanted.post()));
        String name = person.fullName().isBlank() ? wanted.account() : person.fullName();
        text("full-name", name, LONGEST_NUMBER);
        Departure departure = departures.save(new Departure(
                null,
                account.map(Account::id).orElse(null),
                name,
                person.unit(),
                person.post(),
                wanted.kind(),
                wanted.decision().strip(),
                wanted.lastDay(),
                wanted.atOnce(),
                account.map(Account::expiresOn).orElse(null),
                now(),
                actor,
                null,
                null,
                null));
        items.saveAll(itemsFor(departure, wanted, account));
        account.ifPresent(leaver -> endRights(departure, leaver, actor));
        record(
                actor,
                "departure.open",
                departure,
                "",
                wanted.kind().code() + " " + wanted.lastDay(),
                wanted.decision());
        return checklist(departure.id());
    }

    /**
     * Moves the last working day, and with it the term of the account and what open items are due by.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for a departure that is over; INVALID_VALUE
     */
    @Transactional
    public void moveLastDay(long id, @Nullable LocalDate lastDay, String reason, String actor) {
        Departure departure = open(id, "move");
        sane(lastDay);
        text("reason", reason, LONGEST_TEXT);
        departures.updateLastDay(id, lastDay);
        Departure moved = departures.findById(id).orElseThrow();
        items.findByDepartureIdOrderById(id).stream()
                .filter(item -> item.outcome() == null)
                .forEach(item -> items.updateDueOn(item.id(), dueOn(item.kind(), moved)));
        if (moved.accountId() != null && !moved.atOnce()) {
            endRights(moved, accounts.find(moved.accountId()).orElseThrow(), actor);
        }
        record(actor, "departure.move", departure, departure.lastDay().toString(), lastDay.toString(), reason);
    }

    /**
     * Adds what was not thought of when the departure was opened.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for a departure that is over; INVALID_VALUE
     */
    @Transactional
    public void addItem(long id, ItemKind kind, String what, String actor) {
        Departure departure = open(id, "add-item");
        if (!kind.isAddable() || items.findByDepartureIdOrderById(id).size() >= MOST_ITEMS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "kind", kind.code(), "");
        }
        text("what", what, LONGEST_WHAT);
        items.save(item(departure, kind, what.strip()));
        record(actor, "departure.add-item", departure, "", kind.code(), what.strip());
    }

    /**
     * Notes that an item is done.
     *
     * @param happenedOn when, as the evidence says; not after today
     * @param document number of the paper; needed where the item is proven by one
     * @param remark needed where there is no document
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for an item that is settled, one that the program itself sees done, or
     *     a departure that is over; INVALID_VALUE
     */
    @Transactional
    public void complete(
            long id, long itemId, @Nullable LocalDate happenedOn, String document, String remark, String actor) {
        DepartureItem item = toSettle(id, itemId, "complete");
        if (happenedOn == null || happenedOn.isAfter(today())) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "happened-on", happenedOn == null ? "" : happenedOn, "≤ " + today());
        }
        if (item.kind().needsDocument() || remark.isBlank()) {
            text("document", document, LONGEST_NUMBER);
        }
        settle(id, item, DepartureItem.Outcome.DONE, happenedOn, document, remark, actor);
    }

    /**
     * Notes that an item need not be done.
     *
     * @throws DcimException as {@link #complete}
     */
    @Transactional
    public void waive(long id, long itemId, String reason, String actor) {
        DepartureItem item = toSettle(id, itemId, "waive");
        text("remark", reason, LONGEST_TEXT);
        settle(id, item, DepartureItem.Outcome.WAIVED, today(), "", reason, actor);
    }

    /**
     * Takes back what was noted of an item by mistake; what was noted stays in the audit log.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for an item that is open, or a departure that is over
     */
    @Transactional
    public void reopen(long id, long itemId, String actor) {
        Departure departure = open(id, "reopen");
        DepartureItem item = item(id, itemId);
        if (item.outcome() == null) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "item " + itemId, "OPEN", "REOPEN");
        }
        items.update(itemId, null, null, "", "", null, null);
        record(
                actor,
                "departure.reopen-item",
                departure,
                outcome(item),
                "open",
                item.kind().code() + " " + item.what());
    }

    /**
     * Records the head's decision on the passwords of all administrators, which settles the item of a departure.
     *
     * @param ordered true where all administrators have to choose new ones
     * @param document number of the decision, which stands for a decision not to as well
     * @throws DcimException as {@link #complete}
     */
    @Transactional
    public void decideAdministratorPasswords(
            long id, long itemId, boolean ordered, @Nullable LocalDate decidedOn, String document, String actor) {
        DepartureItem item = toSettle(id, itemId, "complete");
        if (item.kind() != ItemKind.ADMINISTRATOR_PASSWORDS) {
            throw new DcimException(ErrorCode.NOT_FOUND, "item", itemId);
        }
        complete(id, itemId, decidedOn, document, ordered ? DepartureItem.ORDERED : "no change ordered", actor);
        if (ordered) {
            desk.orderNewAdministratorPasswords(document.strip(), actor);
        }
    }

    /**
     * Closes a departure whose items are all done or waived; what the program saw done is noted for good.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION while an item is open, or where it is over
     */
    @Transactional
    public void close(long id, String actor) {
        Departure departure = open(id, "close");
        Checklist checklist = checklist(id);
        if (!checklist.isSettled()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "departure " + id, "UNSETTLED", "CLOSE");
        }
        Instant now = now();
        checklist.entries().stream()
                .filter(entry -> entry.item().outcome() == null)
                .forEach(entry -> items.update(
                        entry.item().id(), DepartureItem.Outcome.DONE, entry.happenedOn(), "", "", now, "system"));
        departures.update(id, now, actor, null);
        record(actor, "departure.close", departure, "open", "closed", departure.decision());
    }

    /**
     * Ends a departure that was opened by mistake, and gives the account the term that it had before.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is over; INVALID_VALUE without a reason
     */
    @Transactional
    public void withdraw(long id, String reason, String actor) {
        Departure departure = open(id, "withdraw");
        text("reason", reason, LONGEST_TEXT);
        departures.update(id, now(), actor, reason.strip());
        if (departure.accountId() != null && departure.kind().endsAccount()) {
            desk.changeTerm(departure.accountId(), departure.termBefore(), subject(departure) + ": " + reason, actor);
        }
        record(actor, "departure.withdraw", departure, "open", "withdrawn", reason);
    }

    /** @throws DcimException NOT_FOUND */
    public Checklist checklist(long id) {
        return checklist(
                departures.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "departure", id)),
                items.findByDepartureIdOrderById(id));
    }

    /** Returns all departures: open ones first, those with the oldest overdue item before others, then the newest. */
    public List<Checklist> all() {
        Map<Long, List<DepartureItem>> byDeparture =
                items.findAllOrderById().stream().collect(Collectors.groupingBy(DepartureItem::departureId));
        return departures.findAllOrderByIdDesc().stream()
                .map(departure -> checklist(departure, byDeparture.getOrDefault(departure.id(), List.of())))
                .sorted(Comparator.comparing(
                                (Checklist list) -> list.departure().state())
                        .thenComparing(
                                Comparator.comparingLong((Checklist list) -> list.overdue() > 0 ? list.daysLate() : 0)
                                        .reversed()))
                .toList();
    }

    /** Returns the departures of an account, newest first. */
    public List<Departure> of(Account account) {
        return departures.findByAccountIdOrderByIdDesc(account.id());
    }

    private Checklist checklist(Departure departure, List<DepartureItem> its) {
        Optional<Account> account = Optional.ofNullable(departure.accountId()).flatMap(accounts::find);
        return Checklist.of(departure, its, account, account.map(standings::of).orElse(null), today());
    }

    private List<DepartureItem> itemsFor(Departure departure, NewDeparture wanted, Optional<Account> account) {
        List<DepartureItem> made = new ArrayList<>();
        if (account.isPresent()) {
            made.add(item(departure, ItemKind.ACCOUNT, ""));
            made.add(item(departure, ItemKind.SESSIONS, ""));
            made.add(item(departure, ItemKind.DELEGATIONS, ""));
        }
        each(wanted.cards()).forEach(what -> made.add(item(departure, ItemKind.CARDS, what)));
        each(wanted.equipment()).forEach(what -> made.add(item(departure, ItemKind.EQUIPMENT, what)));
        made.add(item(departure, ItemKind.DATA, ""));
        each(wanted.signingTokens()).forEach(what -> made.add(item(departure, ItemKind.SIGNING_TOKENS, what)));
        made.add(item(departure, ItemKind.UNDERTAKING, ""));
        systems.present()
                .forEach(system -> made.add(item(
                        departure,
                        system.shared() ? ItemKind.SHARED_NOTICE : ItemKind.NOTICE,
                        system.name() + ": " + system.owner())));
        if (account.filter(Departures::isAdministrator).isPresent()) {
            made.add(item(departure, ItemKind.ADMINISTRATOR_PASSWORDS, ""));
        }
        if (made.size() > MOST_ITEMS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "equipment", made.size(), "≤ " + MOST_ITEMS);
        }
        return made;
    }

    private static List<String> each(List<String> things) {
        things.forEach(thing -> text("equipment", thing, LONGEST_WHAT));
        return things.isEmpty() ? List.of("") : things;
    }

    private DepartureItem item(Departure departure, ItemKind kind, String what) {
        return new DepartureItem(
                null, departure.id(), kind, what, dueOn(kind, departure), null, null, "", "", null, null);
    }

    private LocalDate dueOn(ItemKind kind, Departure departure) {
        LocalDate opened = LocalDate.ofInstant(departure.openedAt(), CentreTime.ZONE);
        LocalDate lastDay = departure.lastDay();
        return switch (kind) {
            case ACCOUNT, SESSIONS, DELEGATIONS -> departure.atOnce() ? opened : lastDay;
            case NOTICE, ADMINISTRATOR_PASSWORDS -> lastDay.isBefore(opened) ? opened : lastDay;
            case SHARED_NOTICE -> workingDays.after(lastDay, SHARED_NOTICE_DAYS);
            default -> lastDay;
        };
    }

    private void endRights(Departure departure, Account account, String actor) {
        if (!departure.kind().endsAccount()) {
            return;
        }
        String reason = subject(departure) + ", " + departure.decision();
        LocalDate before = departure.termBefore();
        LocalDate last = before != null && before.isBefore(departure.lastDay()) ? before : departure.lastDay();
        desk.changeTerm(account.id(), last, reason, actor);
        if (departure.atOnce() && standings.of(account) != Standing.DEACTIVATED) {
            desk.deactivate(account.id(), reason, actor);
        }
    }

    private static boolean isAdministrator(Account account) {
        Population population = account.role().population();
        return population == Population.ADMINISTRATORS || population == Population.TOP_ADMINISTRATOR;
    }

    private Account free(String name, String actor) {
        return accounts.find(name.strip())
                .filter(account -> !account.name().equals(actor))
                .filter(account -> of(account).stream().noneMatch(one -> one.state() == Departure.State.OPEN))
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "account",
                        name.strip(),
                        "of somebody else, without an open departure"));
    }

    private Departure open(long id, String action) {
        departures.hold(id);
        Departure departure =
                departures.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "departure", id));
        if (departure.state() != Departure.State.OPEN) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "departure " + id,
                    departure.state().name(),
                    action.toUpperCase(Locale.ROOT));
        }
        return departure;
    }

    private DepartureItem item(long id, long itemId) {
        return items.findById(itemId)
                .filter(item -> item.departureId() == id)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "item", itemId));
    }

    private DepartureItem toSettle(long id, long itemId, String action) {
        Departure departure = open(id, action);
        DepartureItem item = item(id, itemId);
        boolean seen = departure.kind().endsAccount() && item.kind().isSeenByProgram() && action.equals("complete");
        if (item.outcome() != null || seen) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "item " + itemId,
                    seen ? "SEEN_BY_PROGRAM" : item.outcome().name(),
                    action.toUpperCase(Locale.ROOT));
        }
        return item;
    }

    private void settle(
            long id,
            DepartureItem item,
            DepartureItem.Outcome outcome,
            LocalDate happenedOn,
            String document,
            String remark,
            String actor) {
        if (document.strip().length() > LONGEST_NUMBER) {
            text("document", document, LONGEST_NUMBER);
        }
        if (remark.strip().length() > LONGEST_TEXT) {
            text("remark", remark, LONGEST_TEXT);
        }
        items.update(item.id(), outcome, happenedOn, document.strip(), remark.strip(), now(), actor);
        record(
                actor,
                "departure.settle-item",
                departures.findById(id).orElseThrow(),
                "open",
                outcome.code() + " " + happenedOn + " " + document.strip(),
                item.kind().code() + " " + item.what() + ": " + remark.strip());
    }

    private static String outcome(DepartureItem item) {
        return item.outcome().code() + " " + item.happenedOn() + " " + item.document() + " " + item.remark();
    }

    private void sane(@Nullable LocalDate lastDay) {
        LocalDate today = today();
        if (lastDay == null
                || lastDay.isBefore(today.minusDays(FARTHEST_DAYS))
                || lastDay.isAfter(today.plusDays(FARTHEST_DAYS))) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "last-day", lastDay == null ? "" : lastDay, "± " + FARTHEST_DAYS);
        }
    }

    private static void text(String field, String typed, int longest) {
        if (typed.isBlank() || typed.strip().length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, typed, "1–" + longest);
        }
    }

    private void record(String actor, String action, Departure departure, String was, String became, String reason) {
        audit.record(actor, action, subject(departure), was, became, reason);
    }

    private static String subject(Departure departure) {
        return "departure:" + departure.id() + " " + departure.fullName();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
