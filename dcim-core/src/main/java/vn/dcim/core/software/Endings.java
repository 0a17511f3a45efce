package vn.dcim.core.software;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.SupplierContract;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.version.UntilChange;
import vn.dcim.core.version.Versions;

/** Finds what ends: licences and subscriptions that nothing goes on from, warranties, contracts of suppliers. */
@Singleton
public class Endings {

    private static final String MOST_IMPORTANT =
            "ORDER BY FIELD(a.importance, 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL') DESC, a.name SEPARATOR ', ' LIMIT 5";

    private final SoftwareRegister register;
    private final SupplierContracts contracts;
    private final Accounts accounts;
    private final Rows rows;
    private final UntilChange<Span, List<Ending>> ofRegister;

    private record Span(LocalDate from, LocalDate to) {}

    Endings(SoftwareRegister register, SupplierContracts contracts, Accounts accounts, Rows rows, Versions versions) {
        this.register = register;
        this.contracts = contracts;
        this.accounts = accounts;
        this.rows = rows;
        ofRegister = new UntilChange<>(versions);
    }

    private record Hanging(int count, String some) {

        static final Hanging NOTHING = new Hanging(0, "");
    }

    /** Returns what ends within so many days from today, and what ended within as many days before it; by its day. */
    public List<Ending> within(int days) {
        LocalDate today = register.today();
        LocalDate from = today.minusDays(days);
        LocalDate to = today.plusDays(days);
        List<Ending> endings = new ArrayList<>(ofRegister.of(
                new Span(from, to), () -> Stream.concat(licences(from, to).stream(), warranties(from, to).stream())
                        .toList()));
        endings.addAll(contracts(from, to));
        endings.sort(
                Comparator.comparing(Ending::endsOn).thenComparing(Ending::kind).thenComparing(Ending::name));
        return endings;
    }

    private List<Ending> licences(LocalDate from, LocalDate to) {
        List<TitleLine> lines = register.lines(null).values().stream()
                .filter(line -> line.title().retiredOn() == null)
                .filter(line -> !ending(line, from, to).isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        Map<Long, Hanging> hanging = installations(lines);
        return lines.stream()
                .flatMap(line -> ending(line, from, to).stream()
                        .map(licence -> ending(
                                line.title(),
                                licence,
                                hanging.getOrDefault(line.title().id(), Hanging.NOTHING))))
                .toList();
    }

    private static List<Licence> ending(TitleLine line, LocalDate from, LocalDate to) {
        return line.stock().licences().stream()
                .filter(licence -> licence.endsOn() != null
                        && !licence.endsOn().isBefore(from)
                        && !licence.endsOn().isAfter(to))
                .filter(licence -> line.stock().successor(licence).isEmpty())
                .toList();
    }

    private static Ending ending(SoftwareTitle title, Licence licence, Hanging hanging) {
        return new Ending(
                licence.term() == Term.SUBSCRIPTION ? Ending.Kind.SUBSCRIPTION : Ending.Kind.LICENCE,
                title.title(),
                licence.number().isEmpty() ? licence.contract() : licence.number(),
                licence.supplier(),
                licence.endsOn(),
                hanging.count(),
                hanging.some(),
                licence);
    }

    private Map<Long, Hanging> installations(List<TitleLine> lines) {
        String ids = lines.stream().map(line -> line.title().id().toString()).collect(Collectors.joining(","));
        return rows
                .all(
                        "SELECT i.title_id, COUNT(*) AS present, GROUP_CONCAT(COALESCE(a.name, i.person) "
                                + MOST_IMPORTANT
                                + ") AS some FROM installation i LEFT JOIN asset a ON a.id = i.asset_id"
                                + " WHERE i.title_id IN (" + ids
                                + ") AND (i.asset_id IS NULL OR a.status <> 'DISPOSED')"
                                + " GROUP BY i.title_id",
                        List.of(),
                        row -> Map.entry(
                                row.getLong("title_id"), new Hanging(row.getInt("present"), row.getString("some"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Ending> warranties(LocalDate from, LocalDate to) {
        return rows.all(
                "SELECT a.origin_warranty_to AS ends, a.origin_supplier AS supplier, a.origin_contract AS contract,"
                        + " COUNT(*) AS present, GROUP_CONCAT(a.name " + MOST_IMPORTANT + ") AS some FROM asset a"
                        + " WHERE a.status NOT IN ('DISPOSED', 'AWAITING_DISPOSAL')"
                        + " AND a.origin_warranty_to BETWEEN ? AND ? GROUP BY 1, 2, 3",
                List.of(from, to),
                row -> new Ending(
                        Ending.Kind.WARRANTY,
                        row.getString("supplier"),
                        row.getString("contract"),
                        row.getString("supplier"),
                        row.getObject("ends", LocalDate.class),
                        row.getInt("present"),
                        row.getString("some"),
                        null));
    }

    private List<Ending> contracts(LocalDate from, LocalDate to) {
        Map<List<Object>, List<SupplierContract>> byContract = contracts.all().values().stream()
                .filter(contract -> !contract.lastDay().isBefore(from)
                        && !contract.lastDay().isAfter(to))
                .collect(Collectors.groupingBy(
                        contract -> List.of(contract.company(), contract.number(), contract.lastDay())));
        if (byContract.isEmpty()) {
            return List.of();
        }
        Map<Long, String> people = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::name));
        Map<Long, List<String>> assets = bought(byContract.values().stream()
                .map(parties -> parties.getFirst().accountId())
                .toList());
        return byContract.values().stream()
                .map(parties -> ending(parties, people, assets))
                .toList();
    }

    /** Returns the names of what was bought by the contracts of some accounts, by account. */
    private Map<Long, List<String>> bought(List<Long> of) {
        String ids = of.stream().map(String::valueOf).collect(Collectors.joining(","));
        return rows
                .all(
                        "SELECT c.account_id, a.name FROM supplier_contract c JOIN asset a ON a.origin_contract = c.number"
                                + " WHERE c.account_id IN (" + ids + ") AND a.status <> 'DISPOSED' ORDER BY a.name",
                        List.of(),
                        row -> Map.entry(row.getLong("account_id"), row.getString("name")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Ending ending(
            List<SupplierContract> parties, Map<Long, String> names, Map<Long, List<String>> bought) {
        SupplierContract contract = parties.getFirst();
        List<String> assets = bought.getOrDefault(contract.accountId(), List.of());
        List<String> people = parties.stream()
                .map(party -> names.get(party.accountId()))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        List<String> all = new ArrayList<>(people);
        all.addAll(assets);
        return new Ending(
                Ending.Kind.CONTRACT,
                contract.company(),
                contract.number(),
                contract.company(),
                contract.lastDay(),
                all.size(),
                all.stream().limit(5).collect(Collectors.joining(", ")),
                null);
    }
}
