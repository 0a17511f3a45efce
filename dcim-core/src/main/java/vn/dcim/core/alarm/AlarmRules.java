package vn.dcim.core.alarm;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.dcim.core.alarm.Condition.Graded;
import vn.dcim.core.alarm.Condition.InWords;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.StateList;
import vn.dcim.core.point.StateList.Grade;

/** All rules, and which of them apply to a point. */
final class AlarmRules {

    private final Map<String, AlarmRule> rules;
    private final Map<FoldKind, Set<DeviceClass>> barriers;
    private final List<Quiet> quiet;
    private final PointVocabulary vocabulary;

    /**
     * State words that are not looked for by their grade.
     *
     * @param classes empty for every class
     * @param name of a governed pattern, or of a state list
     */
    record Quiet(Set<DeviceClass> classes, String name, Set<Integer> codes) {}

    /**
     * @param rules by id
     * @param barriers classes of devices that bridge a failure of what feeds them: it does not explain what lies behind
     */
    AlarmRules(
            Map<String, AlarmRule> rules,
            Map<FoldKind, Set<DeviceClass>> barriers,
            List<Quiet> quiet,
            PointVocabulary vocabulary) {
        this.rules = Collections.unmodifiableMap(new TreeMap<>(rules));
        this.quiet = List.copyOf(quiet);
        this.barriers = Map.copyOf(barriers);
        this.vocabulary = vocabulary;
    }

    Optional<AlarmRule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    Collection<AlarmRule> all() {
        return rules.values();
    }

    PointVocabulary vocabulary() {
        return vocabulary;
    }

    boolean isBarrier(FoldKind kind, DeviceClass deviceClass) {
        return barriers.getOrDefault(kind, Set.of()).contains(deviceClass);
    }

    /** Returns the rules of a point; those that look for a grade look for the words that no other of its rules names. */
    List<AlarmRule> of(Device device, Point point) {
        Optional<PointName> governed = vocabulary.find(point.name());
        List<AlarmRule> applying = rules.values().stream()
                .filter(rule -> rule.appliesTo(device, point, governed))
                .toList();
        Set<String> replaced = new HashSet<>();
        applying.forEach(rule -> replaced.addAll(rule.replaces()));
        BitSet named = new BitSet();
        List<AlarmRule> found = new ArrayList<>();
        for (AlarmRule rule : applying) {
            if (!replaced.contains(rule.id()) && !(rule.condition() instanceof Graded)) {
                found.add(rule);
                if (rule.condition() instanceof InWords words) {
                    named.or(words.abnormal());
                }
            }
        }
        governed.ifPresent(name -> quiet.stream()
                .filter(words -> words.classes().isEmpty() || words.classes().contains(device.deviceClass()))
                .filter(words -> words.name().equals(name.pattern())
                        || name.states()
                                .filter(list -> list.name().equals(words.name()))
                                .isPresent())
                .forEach(words -> words.codes().forEach(named::set)));
        governed.flatMap(PointName::states).ifPresent(list -> applying.stream()
                .filter(rule -> !replaced.contains(rule.id()))
                .filter(rule -> rule.condition() instanceof Graded)
                .forEach(rule -> words(list, ((Graded) rule.condition()).grade(), named)
                        .ifPresent(words -> found.add(rule.with(words)))));
        return found;
    }

    /** Returns the condition for the words of a grade that are not named already; empty when none is left. */
    private static Optional<Condition> words(StateList list, Grade grade, BitSet named) {
        BitSet abnormal = new BitSet();
        BitSet normal = new BitSet();
        for (StateList.State state : list.states()) {
            if (state.grade() == grade && !named.get(state.code())) {
                abnormal.set(state.code());
            } else if (state.grade() != Grade.UNKNOWN) {
                normal.set(state.code());
            }
        }
        return abnormal.isEmpty() ? Optional.empty() : Optional.of(new InWords(abnormal, normal));
    }

    /** The rules of the program and of the site, read once at start. */
    @Factory
    static final class Source {

        @Bean
        @Singleton
        AlarmRules rules(AlarmConfig config) {
            return new AlarmRuleLoader(PointVocabulary.load()).load(Optional.ofNullable(config.rules()));
        }
    }
}
