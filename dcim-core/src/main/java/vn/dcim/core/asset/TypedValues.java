package vn.dcim.core.asset;

import java.net.InetAddress;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as people type them into lists: each method returns empty for what cannot be read. */
public final class TypedValues {

    private static final long GREATEST_PRICE = 999_999_999_999_999L;
    private static final List<DateTimeFormatter> DAYS =
            List.of(format("d/M/uuuu"), format("uuuu-M-d"), format("d-M-uuuu"), format("d.M.uuuu"), format("uuuu/M/d"));
    private static final Pattern CURRENCY = Pattern.compile("(?iu)\\s*(đồng|dong|vnđ|vnd|đ|₫)\\s*$");
    private static final Pattern MONTHS = Pattern.compile("(?iu)\\s*(tháng|thang|months?)$");
    // why: 1.234.567, 1,234,567 and 1 234 567 are all written; a part of a đồng is only ever zero
    private static final Pattern GROUPED =
            Pattern.compile("(\\d{1,3}(?:([., ])\\d{3})(?:\\2\\d{3})*|\\d+)(?:[.,]0{1,2})?");
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern UNIT = Pattern.compile("(?i)u?\\s*(\\d{1,3})\\s*u?");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;|]+");

    private TypedValues() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Returns a text in composed characters on one line, without blanks at its ends or twice in a row. */
    public static String line(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ")
                .strip();
    }

    /** Returns a text of several lines, as {@link #line} does. */
    public static String lines(String text) {
        return text.lines()
                .map(TypedValues::line)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    public static Optional<LocalDate> day(String text) {
        for (DateTimeFormatter format : DAYS) {
            try {
                return Optional.of(LocalDate.parse(text, format));
            } catch (DateTimeParseException e) {
                // the next one may fit
            }
        }
        return Optional.empty();
    }

    /** Returns a sum in đồng. */
    public static Optional<Long> price(String text) {
        Matcher number = GROUPED.matcher(CURRENCY.matcher(text).replaceFirst(""));
        if (!number.matches()) {
            return Optional.empty();
        }
        String digits = number.group(1).replaceAll("\\D", "");
        return digits.length() > 18 || Long.parseLong(digits) > GREATEST_PRICE
                ? Optional.empty()
                : Optional.of(Long.parseLong(digits));
    }

    /** Returns a number of a rack's units, such as {@code 12}, {@code U12} and {@code 2U}. */
    static Optional<Integer> units(String text) {
        Matcher unit = UNIT.matcher(text);
        return unit.matches() && Integer.parseInt(unit.group(1)) > 0
                ? Optional.of(Integer.parseInt(unit.group(1)))
                : Optional.empty();
    }

    /** Returns a number of months, such as {@code 60} and {@code 60 tháng}, from one to some. */
    static Optional<Integer> months(String text, int greatest) {
        return number(MONTHS.matcher(text).replaceFirst(""), 1, greatest);
    }

    /** Returns a number between two. */
    public static Optional<Integer> number(String text, int least, int greatest) {
        if (!text.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number >= least && number <= greatest ? Optional.of(number) : Optional.empty();
    }

    /** Returns MAC addresses in lower case with colons, a space between two. */
    public static Optional<String> macs(String text) {
        return each(text, part -> {
            String digits = part.toLowerCase(Locale.ROOT).replaceAll("[:.-]", "");
            return MAC.matcher(digits).matches()
                    ? Optional.of(digits.replaceAll("(..)(?=.)", "$1:"))
                    : Optional.empty();
        });
    }

    /** Returns IP addresses, a space between two; no name is looked up. */
    public static Optional<String> ips(String text) {
        return each(text, part -> {
            try {
                return Optional.of(InetAddress.ofLiteral(part).getHostAddress());
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private interface Part {
        Optional<String> read(String part);
    }

    private static Optional<String> each(String text, Part reader) {
        List<Optional<String>> parts = Arrays.stream(BETWEEN.split(text))
                .filter(part -> !part.isEmpty())
                .map(reader::read)
                .toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().map(Optional::get).distinct().collect(Collectors.joining(" ")))
                : Optional.empty();
    }
}
