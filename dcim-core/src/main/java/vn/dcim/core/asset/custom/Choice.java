package vn.dcim.core.asset.custom;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may be chosen for a field.
 *
 * @param code as it is kept with assets; it stays for good
 * @param retired whether it is chosen no more
 */
public record Choice(String code, String vi, String en, boolean retired) {

    static final Pattern CODE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final String RETIRED = "retired";

    /** Returns it as a line of the definition. */
    public String line() {
        return String.join("|", code, vi, en) + (retired ? "|" + RETIRED : "");
    }

    static String lines(List<Choice> choices) {
        return choices.stream().map(Choice::line).collect(Collectors.joining("\n"));
    }

    /** Reads what {@link #lines} wrote. */
    static List<Choice> of(String lines) {
        return lines.lines()
                .map(line -> line.split("\\|", -1))
                .map(parts -> new Choice(
                        parts[0], parts[1], parts[2], Arrays.asList(parts).indexOf(RETIRED) == 3))
                .toList();
    }

    Choice retire() {
        return new Choice(code, vi, en, true);
    }
}
