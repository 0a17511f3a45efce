package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.xray.Xray;
import vn.dcim.core.text.PlainText;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.ListAddress;

/**
 * Which findings of the X-ray are shown, as the address says it.
 *
 * @param q words that stand in the name, the rule or what is wrong
 * @param rule name of a rule
 * @param show {@code open} (usual), {@code accepted} or {@code gone}
 */
@Introspected
public record XrayView(
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String rule,
        @QueryValue @Nullable String show) {

    /** What can be shown. */
    public static final List<String> SHOWS = List.of("open", "accepted", "gone");

    private static final List<String> PARTS = List.of("q", "rule", "show");

    public String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** @throws DcimException INVALID_VALUE for what is no such word */
    public String shown() {
        String wanted = given(show).isEmpty() ? SHOWS.getFirst() : show;
        if (!SHOWS.contains(wanted)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "show", wanted, String.join(", ", SHOWS));
        }
        return wanted;
    }

    public boolean isNarrowed() {
        return !given(q).isBlank() || !given(rule).isEmpty();
    }

    /** Returns what is to be shown. */
    List<Xray.Line> of(Xray xray, Words words) {
        String wanted = shown();
        List<Xray.Line> all = wanted.equals("gone") ? xray.gone() : xray.open();
        String[] parts = PlainText.of(given(q)).strip().split("\\s+");
        return all.stream()
                .filter(line -> wanted.equals("gone") || line.isAccepted() == wanted.equals("accepted"))
                .filter(line -> given(rule).isEmpty() || line.finding().rule().equals(rule))
                .filter(line -> {
                    String text = PlainText.of(String.join(
                            " ",
                            line.finding().name(),
                            words.t("xray.rule." + line.finding().rule()),
                            RegulationWords.of(words, line.what())));
                    return Arrays.stream(parts).allMatch(text::contains);
                })
                .toList();
    }

    /** Returns the query with some parts changed. */
    public String with(String... changes) {
        return ListAddress.query(PARTS, new Object[] {q, rule, show}, changes);
    }
}
