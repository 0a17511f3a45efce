package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Acceptance;
import vn.dcim.core.account.Acceptances;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Population;
import vn.dcim.core.account.Standings;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.staff.Checklist;
import vn.dcim.core.staff.Departure;
import vn.dcim.core.staff.DepartureItem;
import vn.dcim.core.staff.Departures;
import vn.dcim.core.staff.ToldSystems;
import vn.dcim.core.staff.WorkingDays;

/** People who go or went within a year, what hangs on each, and who else has to do with it. */
@Singleton
@Requires(property = "datasources.default.url")
final class DepartureEvidence extends NamedEvidence<DepartureEvidence.Facts> {

    static final String NAME = "departures";

    private static final int WORKING_DAYS = 15;
    private static final int MOST_ASSETS = 1000;
    private static final Set<Population> ADMINISTER = Set.of(Population.ADMINISTRATORS, Population.TOP_ADMINISTRATOR);

    private final Departures departures;
    private final ToldSystems systems;
    private final WorkingDays workingDays;
    private final Accounts accounts;
    private final Standings standings;
    private final Acceptances acceptances;
    private final Assets assets;
    private final ForeignAccountEvidence foreign;

    DepartureEvidence(
            Departures departures,
            ToldSystems systems,
            WorkingDays workingDays,
            Accounts accounts,
            Standings standings,
            Acceptances acceptances,
            Assets assets,
            ForeignAccountEvidence foreign) {
        super(NAME, Facts.class);
        this.departures = departures;
        this.systems = systems;
        this.workingDays = workingDays;
        this.accounts = accounts;
        this.standings = standings;
        this.acceptances = acceptances;
        this.assets = assets;
        this.foreign = foreign;
    }

    /**
     * @param gone without those that were opened by mistake
     * @param unlisted people whose account ended within a year without a departure
     * @param systems how many owners of systems are told of departures to come
     * @param administrators who can still sign in, with a password that is chosen here
     * @param uninstructed accounts in use whose holder has not taken on the present statement
     * @param elsewhere what lists of other systems answer
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(
            List<Gone> gone,
            List<Unlisted> unlisted,
            int systems,
            List<Administrator> administrators,
            List<String> uninstructed,
            Answers elsewhere) {

        Facts {
            gone = List.copyOf(gone);
            unlisted = List.copyOf(unlisted);
            administrators = List.copyOf(administrators);
            uninstructed = List.copyOf(uninstructed);
        }
    }

    /**
     * A departure.
     *
     * @param kind code of {@link vn.dcim.core.staff.DepartureKind}
     * @param endsAccount false for another post in the house
     * @param hadAccount whether the person had an account here
     * @param isAccountThere whether what that account did can still be read under its name
     * @param keepsRights whether it can still be used
     * @param held equipment that is still on the person's name
     * @param workingDays the first ones after the last day
     * @param isCalendarKnown whether all days off of the years of those are known
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Gone(
            long id,
            String fullName,
            String kind,
            boolean endsAccount,
            LocalDate lastDay,
            boolean hadAccount,
            boolean isAccountThere,
            boolean keepsRights,
            List<Item> items,
            List<String> held,
            List<LocalDate> workingDays,
            boolean isCalendarKnown) {

        Gone {
            items = List.copyOf(items);
            held = List.copyOf(held);
            workingDays = List.copyOf(workingDays);
        }
    }

    /**
     * @param kind code of {@link vn.dcim.core.staff.ItemKind}
     * @param state {@code open}, {@code done} or {@code waived}
     * @param document number of the paper; empty for none
     * @param orderedAt when new passwords of all administrators were ordered by it; null for all else
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(
            String kind,
            String what,
            LocalDate dueOn,
            String state,
            @Nullable LocalDate happenedOn,
            String document,
            @Nullable Instant orderedAt) {

        boolean isOpen() {
            return state.equals("open");
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Unlisted(String account, boolean isAdministrator, LocalDate endedOn) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Administrator(long id, String account, Instant passwordChangedAt) {}

    @Override
    public Facts gather(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        List<Checklist> all = departures.all().stream()
                .filter(list -> list.departure().state() != Departure.State.WITHDRAWN)
                .toList();
        List<Account> present = accounts.all();
        List<Account> inUse = present.stream()
                .filter(account -> standings.of(account).keepsRights())
                .toList();
        return new Facts(
                all.stream()
                        .filter(list -> list.departure().state() == Departure.State.OPEN
                                || !list.departure().lastDay().isBefore(today.minusYears(1)))
                        .map(this::gone)
                        .toList(),
                unlisted(present, all, today),
                systems.present().size(),
                inUse.stream()
                        .filter(account -> account.source() == AccountSource.LOCAL
                                && ADMINISTER.contains(account.role().population()))
                        .map(account -> new Administrator(account.id(), account.name(), account.passwordChangedAt()))
                        .toList(),
                uninstructed(inUse),
                foreign.gather(now));
    }

    private Gone gone(Checklist list) {
        Departure departure = list.departure();
        LocalDate last = departure.lastDay();
        List<LocalDate> following = new ArrayList<>();
        for (LocalDate day = last; following.size() < WORKING_DAYS; ) {
            day = workingDays.after(day, 1);
            following.add(day);
        }
        boolean isKnown = workingDays.isComplete(last.getYear())
                && workingDays.isComplete(following.getLast().getYear());
        return new Gone(
                departure.id(),
                departure.fullName(),
                departure.kind().code(),
                departure.kind().endsAccount(),
                last,
                departure.accountId() != null,
                list.account().isPresent(),
                list.standing() != null && list.standing().keepsRights(),
                list.entries().stream().map(DepartureEvidence::item).toList(),
                departure.kind().endsAccount() ? held(departure.fullName()) : List.of(),
                following,
                isKnown);
    }

    private static Item item(Checklist.Entry entry) {
        DepartureItem item = entry.item();
        String state =
                switch (entry.state()) {
                    case OPEN, OVERDUE -> "open";
                    case DONE -> "done";
                    case WAIVED -> "waived";
                };
        return new Item(
                item.kind().code(),
                item.what(),
                item.dueOn(),
                state,
                entry.happenedOn(),
                item.document(),
                item.isOrderOfPasswords() ? item.settledAt() : null);
    }

    private List<String> held(String person) {
        if (person.isBlank()) {
            return List.of();
        }
        return assets
                .find(
                        new AssetFilter(person, null, null, Set.of(), null, null, null, null, null),
                        AssetOrder.NAME,
                        false,
                        0,
                        MOST_ASSETS)
                .assets()
                .stream()
                .filter(asset -> asset.holding().person().equalsIgnoreCase(person))
                .map(Asset::name)
                .toList();
    }

    private static List<Unlisted> unlisted(List<Account> present, List<Checklist> all, LocalDate today) {
        Set<Long> listed = all.stream()
                .map(list -> list.departure().accountId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return present.stream()
                .filter(account -> account.deactivatedAt() != null
                        && !account.person().fullName().isBlank()
                        && !listed.contains(account.id()))
                .map(account -> new Unlisted(
                        account.name(),
                        ADMINISTER.contains(account.role().population()),
                        LocalDate.ofInstant(account.deactivatedAt(), CentreTime.ZONE)))
                .filter(one -> !one.endedOn().isBefore(today.minusYears(1)))
                .toList();
    }

    private List<String> uninstructed(List<Account> inUse) {
        Map<Long, Acceptance> accepted = acceptances.present();
        return inUse.stream()
                .filter(account -> !accepted.containsKey(account.id())
                        || accepted.get(account.id()).excused())
                .map(Account::name)
                .toList();
    }
}
