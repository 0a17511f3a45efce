package vn.dcim.core.point;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One governed list of state words. Codes are what history stores: a word is never removed and a code never used again.
 *
 * @param name the list's name, such as {@code power-source}
 * @param states the words in the order of the vocabulary; words and codes are unique
 */
public record StateList(String name, List<State> states) {

    /** How bad a state is by itself, before any rule: the look of a page, and the default of the alarm rules. */
    public enum Grade {
        OK,
        NOTICE,
        WARNING,
        ALARM,
        UNKNOWN
    }

    /**
     * @param word the governed word, such as {@code on-battery}
     * @param code what history stores; stable for ever
     */
    public record State(String word, int code, Grade grade, Map<String, String> titles) {}

    public StateList {
        states = List.copyOf(states);
        // why: toMap throws on a duplicate, so that a list with a word or a code used twice is refused at start
        states.stream().collect(Collectors.toMap(State::word, Function.identity()));
        states.stream().collect(Collectors.toMap(State::code, Function.identity()));
    }

    public Optional<State> byWord(String word) {
        return states.stream().filter(s -> s.word().equals(word)).findFirst();
    }

    public Optional<State> byCode(int code) {
        return states.stream().filter(s -> s.code() == code).findFirst();
    }
}
