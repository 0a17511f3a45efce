package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import vn.dcim.core.text.PlainText;

/**
 * Which titles are wanted.
 *
 * @param text words that each must stand in it somewhere; case and diacritics do not matter; empty for all
 * @param kind null for all, as are those that follow
 * @param retired true for those that were taken out of use, which are left out otherwise
 */
public record TitleFilter(
        String text,
        @Nullable SoftwareKind kind,
        @Nullable Ground ground,
        @Nullable Permit permit,
        @Nullable Level risk,
        @Nullable TitleFlaw flaw,
        boolean retired) {

    public static final TitleFilter ALL = new TitleFilter("", null, null, null, null, null, false);

    boolean takes(TitleLine line) {
        return takesButForFlaw(line) && (flaw == null || line.flaws().contains(flaw));
    }

    boolean takesButForFlaw(TitleLine line) {
        SoftwareTitle title = line.title();
        return (title.retiredOn() != null) == retired
                && (kind == null || title.kind() == kind)
                && (ground == null || title.ground() == ground)
                && (permit == null || title.permit() == permit)
                && (risk == null || line.risk() == risk)
                && Arrays.stream(PlainText.of(text).strip().split("\\s+"))
                        .allMatch(word -> title.foundBy().contains(word));
    }
}
