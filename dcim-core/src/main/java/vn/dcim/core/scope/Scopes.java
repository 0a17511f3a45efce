package vn.dcim.core.scope;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.account.Account;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.unit.Units;

/** What accounts see. Asked of the database each time, so that it is the same on every node and counts at once. */
@Singleton
public class Scopes {

    private final AccountScopeRepository rows;
    private final PlaceRepository places;
    private final Units units;

    Scopes(AccountScopeRepository rows, PlaceRepository places, Units units) {
        this.rows = rows;
        this.places = places;
        this.units = units;
    }

    /** Returns what an account sees: everything unless it is narrowed, and always with a role that sees everything by its nature. */
    public Scope of(Account account) {
        return account.role().canBeNarrowed() ? scope(rows.findByAccountIdOrderById(account.id())) : Scope.EVERYTHING;
    }

    private Scope scope(List<AccountScope> chosen) {
        if (chosen.isEmpty()) {
            return Scope.EVERYTHING;
        }
        return new Scope(
                false,
                withAllInside(present(chosen.stream().map(AccountScope::placeId).toList())),
                present(chosen.stream().map(AccountScope::groupName).toList()),
                present(chosen.stream().map(AccountScope::unitId).toList()));
    }

    private static <T> Set<T> present(List<T> values) {
        return values.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private Set<Long> withAllInside(Set<Long> chosen) {
        if (chosen.isEmpty()) {
            return chosen;
        }
        Map<Long, List<Long>> inside = StreamSupport.stream(places.findAll().spliterator(), false)
                .filter(place -> place.parentId() != null)
                .collect(Collectors.groupingBy(Place::parentId, Collectors.mapping(Place::id, Collectors.toList())));
        Set<Long> found = new HashSet<>();
        chosen.forEach(place -> gather(place, inside, found));
        return found;
    }

    private static void gather(Long place, Map<Long, List<Long>> inside, Set<Long> found) {
        if (found.add(place)) {
            inside.getOrDefault(place, List.of()).forEach(each -> gather(each, inside, found));
        }
    }

    /** Returns what an account is narrowed to, in the order of choice; empty where it sees everything. */
    public List<ScopePart> parts(Account account) {
        return account.role().canBeNarrowed() ? named(rows.findByAccountIdOrderById(account.id())) : List.of();
    }

    /** Returns the same of several accounts, by id; those that see everything are missing. */
    public Map<Long, List<ScopePart>> parts(List<Account> accounts) {
        Map<Long, List<AccountScope>> chosen =
                rows.findAllOrderById().stream().collect(Collectors.groupingBy(AccountScope::accountId));
        Map<Long, List<ScopePart>> parts = new LinkedHashMap<>();
        accounts.stream()
                .filter(account -> account.role().canBeNarrowed() && chosen.containsKey(account.id()))
                .forEach(account -> parts.put(account.id(), named(chosen.get(account.id()))));
        return parts;
    }

    /** Returns what an account is narrowed to as forms send it, whatever its role. */
    public Set<String> keys(Account account) {
        return rows.findByAccountIdOrderById(account.id()).stream()
                .map(AccountScope::key)
                .collect(Collectors.toSet());
    }

    List<ScopePart> named(List<AccountScope> chosen) {
        if (chosen.isEmpty()) {
            return List.of();
        }
        Map<Long, String> placeNames = StreamSupport.stream(places.findAll().spliterator(), false)
                .collect(Collectors.toMap(Place::id, Place::name));
        Map<Long, String> unitNames = units.names();
        return chosen.stream()
                .map(row -> new ScopePart(
                        row.kind(),
                        switch (row.kind()) {
                            case PLACE -> placeNames.get(row.placeId());
                            case GROUP -> row.groupName();
                            case UNIT -> unitNames.get(row.unitId());
                        }))
                .toList();
    }
}
