package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.regulation.State;
import vn.dcim.core.text.PlainText;
import vn.dcim.web.page.ListAddress;

/**
 * Which obligations are shown, and in which order, as the address says it.
 *
 * @param q words that stand in the title, the rule or the id
 * @param state code of a {@link State}
 * @param role as the catalogue names it
 * @param article of a text, such as {@code BK11-6}
 * @param order {@code text} or {@code worst}; null for the order of the text
 */
@Introspected
public record ComplianceView(
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String state,
        @QueryValue @Nullable String role,
        @QueryValue @Nullable String article,
        @QueryValue @Nullable String order) {

    private static final List<String> PARTS = List.of("q", "state", "role", "article", "order");
    private static final List<String> ORDERS = List.of("text", "worst");

    /** @throws DcimException INVALID_VALUE for what is no such state */
    Optional<State> wanted() {
        return given(state).isEmpty()
                ? Optional.empty()
                : Optional.of(State.of(state)
                        .orElseThrow(() -> new DcimException(
                                ErrorCode.INVALID_VALUE,
                                "state",
                                state,
                                Arrays.stream(State.values()).map(State::code).collect(Collectors.joining(", ")))));
    }

    /** @throws DcimException INVALID_VALUE for what is no such order */
    public boolean isWorstFirst() {
        String wanted = given(order).isEmpty() ? ORDERS.getFirst() : order;
        if (!ORDERS.contains(wanted)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "order", wanted, String.join(", ", ORDERS));
        }
        return wanted.equals("worst");
    }

    public String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** Tells whether fewer than all may be shown. */
    public boolean isNarrowed() {
        return !given(q).isBlank()
                || !given(state).isEmpty()
                || !given(role).isEmpty()
                || !given(article).isEmpty();
    }

    /** Returns the article that an obligation stands in, as the address names it. */
    static String articleOf(Standing standing) {
        return standing.obligation().text() + "-" + standing.obligation().article();
    }

    /** Returns those that fit whatever their state. */
    List<Standing> fitting(List<Standing> all) {
        String[] words = PlainText.of(given(q)).strip().split("\\s+");
        return all.stream()
                .filter(standing -> given(role).isEmpty()
                        || standing.obligation().responsible().contains(role))
                .filter(standing ->
                        given(article).isEmpty() || articleOf(standing).equals(article))
                .filter(standing -> {
                    var obligation = standing.obligation();
                    String text = PlainText.of(String.join(
                            " ",
                            obligation.id(),
                            obligation.title().vi(),
                            obligation.title().en(),
                            obligation.rule().vi(),
                            obligation.rule().en()));
                    return Arrays.stream(words).allMatch(text::contains);
                })
                .toList();
    }

    /** Returns those of the wanted state, in the wanted order. */
    List<Standing> ordered(List<Standing> fitting) {
        List<Standing> wanted = fitting.stream()
                .filter(standing -> wanted().map(standing.state()::equals).orElse(true))
                .toList();
        return isWorstFirst()
                ? wanted.stream()
                        .sorted(Comparator.comparing(Standing::state).thenComparing(Standing::excepted))
                        .toList()
                : wanted;
    }

    /** Returns the query of this list with some parts changed: names and values in turn; an empty value leaves the part out. */
    public String with(String... changes) {
        return ListAddress.query(PARTS, new Object[] {q, state, role, article, order}, changes);
    }
}
