package vn.dcim.core.alarm;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.alarm.Condition.Between;
import vn.dcim.core.alarm.Condition.Flaps;
import vn.dcim.core.alarm.Condition.Graded;
import vn.dcim.core.alarm.Condition.Grows;
import vn.dcim.core.alarm.Condition.InWords;
import vn.dcim.core.alarm.Condition.Moves;
import vn.dcim.core.alarm.Condition.Outside;
import vn.dcim.core.alarm.Condition.Stale;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.StateList;
import vn.dcim.core.point.StateList.Grade;

/** Reads the {@code when} of a rule. */
final class ConditionReader {

    private static final Set<String> KINDS = Set.of(
            "above", "below", "outside", "between", "is", "is-not", "grade", "rises", "falls", "stale", "flaps",
            "grows");
    private static final Set<String> OF_NUMBERS =
            Set.of("above", "below", "outside", "between", "rises", "falls", "grows");
    private static final Set<String> OF_WORDS = Set.of("is", "is-not", "grade");

    private final YamlNode node;
    private final Map<String, YamlNode> keys;
    private final Optional<StateList> states;
    private final Optional<Quantity> quantity;

    ConditionReader(YamlNode node, Optional<StateList> states, Optional<Quantity> quantity, boolean anyPoint) {
        this.node = node;
        Set<String> known = new HashSet<>(KINDS);
        known.addAll(Set.of("deadband", "within", "unit"));
        this.keys = node.entries(known);
        this.states = states;
        this.quantity = quantity;
        List<String> kinds = keys.keySet().stream().filter(KINDS::contains).toList();
        if (kinds.size() != 1) {
            throw node.broken("expected exactly one of "
                    + String.join(", ", KINDS.stream().sorted().toList()));
        }
        String kind = kinds.getFirst();
        if (OF_NUMBERS.contains(kind) && (states.isPresent() || anyPoint)
                || OF_WORDS.contains(kind) && states.isEmpty() && !anyPoint) {
            throw node.broken(kind + " does not fit the quantity of the point");
        }
        if (anyPoint != kind.equals("grade")) {
            throw node.broken("a grade stands with the point \"*\", and with it alone");
        }
    }

    Condition read() {
        double deadband = keys.containsKey("deadband") ? span(keys.get("deadband")) : 0;
        if (keys.containsKey("above")) {
            return new Outside(null, value(keys.get("above")), deadband);
        }
        if (keys.containsKey("below")) {
            return new Outside(value(keys.get("below")), null, deadband);
        }
        if (keys.containsKey("outside")) {
            List<Double> ends = ends(keys.get("outside"));
            return new Outside(ends.getFirst(), ends.getLast(), deadband);
        }
        if (keys.containsKey("between")) {
            List<Double> ends = ends(keys.get("between"));
            return new Between(ends.getFirst(), ends.getLast(), deadband);
        }
        if (keys.containsKey("is") || keys.containsKey("is-not")) {
            return words();
        }
        if (keys.containsKey("grade")) {
            return new Graded(AlarmRuleLoader.word(
                    Grade.class, keys.get("grade"), keys.get("grade").text()));
        }
        if (keys.containsKey("stale")) {
            return new Stale();
        }
        if (keys.containsKey("flaps")) {
            return new Flaps(keys.get("flaps").integer(), within());
        }
        if (keys.containsKey("grows")) {
            return new Grows(span(keys.get("grows")), within());
        }
        boolean up = keys.containsKey("rises");
        return new Moves(span(keys.get(up ? "rises" : "falls")), up, within(), deadband);
    }

    /** Returns the on-delay where the condition itself says how long it must last. */
    Optional<Duration> lasting() {
        return Optional.ofNullable(keys.get("stale")).map(AlarmRuleLoader::duration);
    }

    Set<Integer> codes(YamlNode words) {
        Set<Integer> codes = new HashSet<>();
        words.items().forEach(word -> codes.add(code(word)));
        return codes;
    }

    private int code(YamlNode word) {
        StateList list = states.orElseThrow(() -> word.broken("the point has no state words"));
        return list.byWord(word.text())
                .orElseThrow(() -> word.broken(word.text() + " is no word of the list " + list.name() + "; it has "
                        + String.join(
                                ", ",
                                list.states().stream()
                                        .map(StateList.State::word)
                                        .toList())))
                .code();
    }

    private List<Double> ends(YamlNode range) {
        List<YamlNode> ends = range.items();
        if (ends.size() != 2 || value(ends.get(0)) >= value(ends.get(1))) {
            throw range.broken("expected [least, greatest]");
        }
        return List.of(value(ends.get(0)), value(ends.get(1)));
    }

    private InWords words() {
        boolean listed = keys.containsKey("is");
        Set<Integer> codes = codes(keys.get(listed ? "is" : "is-not"));
        BitSet abnormal = new BitSet();
        BitSet normal = new BitSet();
        for (StateList.State state : states.orElseThrow().states()) {
            if (codes.contains(state.code())) {
                (listed ? abnormal : normal).set(state.code());
            } else if (state.grade() != Grade.UNKNOWN) {
                (listed ? normal : abnormal).set(state.code());
            }
        }
        return new InWords(abnormal, normal);
    }

    private Duration within() {
        if (!keys.containsKey("within")) {
            throw node.broken("this condition needs within: the period it looks at");
        }
        return AlarmRuleLoader.duration(keys.get("within"));
    }

    private double value(YamlNode number) {
        return (number.number() + shift()) * factor();
    }

    private double span(YamlNode number) {
        if (number.number() < 0) {
            throw number.broken("expected a number that is not negative, found " + number.text());
        }
        return number.number() * factor();
    }

    private double factor() {
        return keys.containsKey("unit") ? measuring().factor(keys.get("unit").text()) : 1;
    }

    private double shift() {
        return keys.containsKey("unit") ? measuring().shift(keys.get("unit").text()) : 0;
    }

    private Quantity measuring() {
        YamlNode unit = keys.get("unit");
        Quantity measured = quantity.orElseThrow(() -> unit.broken("the point has no unit"));
        if (!measured.accepts(unit.text())) {
            throw unit.broken("unit " + unit.text() + " does not measure " + measured.code());
        }
        return measured;
    }
}
