package vn.dcim.web.foreign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.dcim.core.foreign.AccountState;
import vn.dcim.core.foreign.CheckResult;
import vn.dcim.core.foreign.ForeignAccount;
import vn.dcim.core.foreign.SystemEvidence;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.search.SearchText;

/** Finds accounts of a list for pages, files and the API. */
final class ForeignRows {

    /** What a filter calls a state that is not known. */
    static final String UNKNOWN = "unknown";

    private static final Map<String, Comparator<ForeignRow>> ORDERS = new LinkedHashMap<>();

    static {
        ORDERS.put(
                "worst",
                Comparator.comparing(ForeignRow::breaches)
                        .reversed()
                        .thenComparing(row -> -row.remarks().size())
                        .thenComparing(row -> row.matched().account().number()));
        ORDERS.put("login", by(ForeignAccount::login));
        ORDERS.put("name", by(ForeignAccount::fullName));
        ORDERS.put("unit", by(ForeignAccount::unit));
        ORDERS.put("state", by(account -> code(account.state())));
        ORDERS.put("lastUsed", byInstant(ForeignAccount::lastUsedAt));
        ORDERS.put("passwordChanged", byInstant(ForeignAccount::passwordChangedAt));
    }

    private ForeignRows() {}

    static ListPage<ForeignRow> page(SystemEvidence evidence, ForeignView view, ListQuery query) {
        return query.of(filtered(evidence, view), ORDERS);
    }

    static List<ForeignRow> all(SystemEvidence evidence) {
        Map<Long, List<ForeignRow.Remark>> remarks = new HashMap<>();
        for (CheckResult result : evidence.results()) {
            result.breaches().forEach(finding -> remarks.computeIfAbsent(
                            finding.account().id(), _ -> new ArrayList<>())
                    .add(new ForeignRow.Remark(result.check(), finding)));
        }
        for (CheckResult result : evidence.results()) {
            result.unknown().forEach(finding -> remarks.computeIfAbsent(
                            finding.account().id(), _ -> new ArrayList<>())
                    .add(new ForeignRow.Remark(result.check(), finding)));
        }
        return evidence.accounts().stream()
                .map(matched -> new ForeignRow(
                        matched, remarks.getOrDefault(matched.account().id(), List.of())))
                .toList();
    }

    private static List<ForeignRow> filtered(SystemEvidence evidence, ForeignView view) {
        return all(evidence).stream()
                .filter(row -> row.isUnder(view.check()))
                .filter(row -> view.state().isEmpty()
                        || code(row.matched().account().state()).equals(view.state()))
                .filter(row -> SearchText.matches(
                        view.q(),
                        row.matched().account().login(),
                        row.matched().account().fullName(),
                        row.matched().account().unit(),
                        row.matched().account().responsible()))
                .toList();
    }

    static String code(AccountState state) {
        return state == null ? UNKNOWN : state.code();
    }

    private static Comparator<ForeignRow> by(Function<ForeignAccount, String> text) {
        return Comparator.comparing(row -> text.apply(row.matched().account()).toLowerCase(java.util.Locale.ROOT));
    }

    private static Comparator<ForeignRow> byInstant(Function<ForeignAccount, Instant> at) {
        return Comparator.comparing(
                row -> at.apply(row.matched().account()), Comparator.nullsFirst(Comparator.naturalOrder()));
    }
}
