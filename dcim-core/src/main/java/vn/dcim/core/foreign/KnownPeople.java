package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Standings;
import vn.dcim.core.staff.Checklist;
import vn.dcim.core.staff.Departure;
import vn.dcim.core.staff.Departures;

/** Whom this program knows by name. */
@Singleton
final class KnownPeople {

    private final Accounts accounts;
    private final Standings standings;
    private final Departures departures;

    KnownPeople(Accounts accounts, Standings standings, Departures departures) {
        this.accounts = accounts;
        this.standings = standings;
        this.departures = departures;
    }

    /** Returns who has or had an account here, and who left without one. */
    List<KnownPerson> all() {
        List<Departure> leaving = departures.all().stream()
                .map(Checklist::departure)
                .filter(departure -> departure.kind().endsAccount() && departure.state() != Departure.State.WITHDRAWN)
                .toList();
        List<KnownPerson> people = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        for (Account account : accounts.all()) {
            if (!account.person().fullName().isBlank()) {
                known.add(account.id());
                people.add(new KnownPerson(
                        "account:" + account.id(),
                        account.person().fullName(),
                        account.person().unit(),
                        account.name(),
                        lastDay(account, leaving)));
            }
        }
        leaving.stream()
                .filter(departure -> departure.accountId() == null || !known.contains(departure.accountId()))
                .map(departure -> new KnownPerson(
                        "departure:" + departure.id(), departure.fullName(), departure.unit(), "", departure.lastDay()))
                .forEach(people::add);
        return people;
    }

    /** Returns the last day of who leaves; null where the account goes on after it, so that its person is back. */
    private @Nullable LocalDate lastDay(Account account, List<Departure> leaving) {
        LocalDate last = leaving.stream()
                .filter(departure -> account.id().equals(departure.accountId()))
                .map(Departure::lastDay)
                .max(LocalDate::compareTo)
                .orElse(null);
        boolean goesOn = standings.of(account).keepsRights()
                && (account.expiresOn() == null
                        || last != null && account.expiresOn().isAfter(last));
        return goesOn ? null : last;
    }
}
