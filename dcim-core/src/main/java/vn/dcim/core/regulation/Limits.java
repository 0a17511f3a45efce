package vn.dcim.core.regulation;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The limits of one obligation as they hold here. */
public record Limits(List<Limit> all) {

    private static final Pattern RANGE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\.\\.(-?\\d+(?:\\.\\d+)?)");

    public Limits {
        all = List.copyOf(all);
    }

    /** A limit that a check needs and nobody set: the obligation has no evidence until somebody does. */
    public static final class NotSet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String key;

        NotSet(String key) {
            super("nobody set " + key, null, false, false);
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    public Optional<Limit> find(String key) {
        return all.stream().filter(limit -> limit.key().equals(key)).findFirst();
    }

    /** @throws NotSet */
    public String word(String key) {
        return find(key).map(Limit::value).filter(value -> !value.isEmpty()).orElseThrow(() -> new NotSet(key));
    }

    /** @throws NotSet also where it is no number */
    public double number(String key) {
        try {
            return new BigDecimal(word(key)).doubleValue();
        } catch (NumberFormatException e) {
            throw new NotSet(key);
        }
    }

    /** @throws NotSet also where it is no whole number */
    public int whole(String key) {
        try {
            return new BigDecimal(word(key)).intValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new NotSet(key);
        }
    }

    /** @throws NotSet also where it is another word than those that a check knows */
    public String oneOf(String key, Set<String> known) {
        String word = word(key);
        if (!known.contains(word)) {
            throw new NotSet(key);
        }
        return word;
    }

    /** Returns a day of every year, such as {@code 01-30}. @throws NotSet also where it is none */
    public MonthDay monthDay(String key) {
        try {
            return MonthDay.parse("--" + word(key));
        } catch (DateTimeParseException e) {
            throw new NotSet(key);
        }
    }

    /** Returns {@code least..greatest}. @throws NotSet also where it is no range */
    public Range range(String key) {
        Matcher found = RANGE.matcher(word(key));
        if (!found.matches()) {
            throw new NotSet(key);
        }
        return new Range(Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2)));
    }

    /** Both ends belong to it. */
    public record Range(double least, double greatest) {

        public boolean holds(double value) {
            return value >= least && value <= greatest;
        }
    }
}
