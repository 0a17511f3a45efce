package vn.dcim.core.regulation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text limits, as the catalogue writes it: {@code distinct_isp>=2}.
 *
 * @param operator one of {@code = != >= <= < >}
 * @param value a number, a word, words between {@code |} or {@code &}; {@code config} where the text demands a limit and gives no figure
 */
@Serdeable
public record Parameter(String key, String operator, String value) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_]+)(>=|<=|!=|=|<|>)(.+)");
    private static final String OF_THE_SITE = "config";

    /** Returns what a text says; empty for what is no parameter. */
    static Optional<Parameter> read(String text) {
        Matcher found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(new Parameter(found.group(1), found.group(2), found.group(3)))
                : Optional.empty();
    }

    /** Tells whether the text leaves the figure to the site. */
    public boolean isOfTheSite() {
        return value.equals(OF_THE_SITE);
    }

    @Override
    public String toString() {
        return key + operator + value;
    }
}
