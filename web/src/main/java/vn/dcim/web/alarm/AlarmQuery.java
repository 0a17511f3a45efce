package vn.dcim.web.alarm;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.alarm.AlarmFilter;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Understands the filters of alarm lists: words of the API with commas between. */
final class AlarmQuery {

    private AlarmQuery() {}

    /**
     * @param states such as {@code unacknowledged,acknowledged}; {@code all} for every state, empty for those that stand
     * @throws DcimException INVALID_VALUE for an unknown word
     */
    static Set<AlarmState> states(String states) {
        return states.equals("all") ? EnumSet.allOf(AlarmState.class) : set("state", states, AlarmState.class);
    }

    /** @throws DcimException INVALID_VALUE for an unknown word */
    static Set<AlarmPriority> priorities(String priorities) {
        return set("priority", priorities, AlarmPriority.class);
    }

    /** @throws DcimException INVALID_VALUE for an unknown word */
    static AlarmFilter.Order order(String sort) {
        return sort.isEmpty() ? AlarmFilter.Order.URGENCY : one("sort", sort, AlarmFilter.Order.class);
    }

    private static <E extends Enum<E>> Set<E> set(String field, String words, Class<E> type) {
        return Stream.of(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> one(field, word, type))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private static <E extends Enum<E>> E one(String field, String word, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> AlarmResource.code(constant).equalsIgnoreCase(word.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        field,
                        word,
                        Arrays.stream(type.getEnumConstants())
                                .map(AlarmResource::code)
                                .collect(Collectors.joining(", "))));
    }
}
