package vn.dcim.core.regulation.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The lines of a sheet as they were made last: where that which a line is made of is still the same, so is the line, and nothing is made
 * or compared again.
 *
 * @param <K> all that a line is made of
 */
final class KeptLines<K> {

    private record Kept<K>(K of, Sheet.Line line) {}

    private volatile Map<Object, Kept<K>> kept = Map.of();

    /**
     * Returns a line of each thing, in their order.
     *
     * @param subject what tells two things apart
     */
    List<Sheet.Line> of(List<K> things, Function<K, Object> subject, Function<K, Sheet.Line> made) {
        Map<Object, Kept<K>> before = kept;
        Map<Object, Kept<K>> now = HashMap.newHashMap(things.size());
        List<Sheet.Line> lines = new ArrayList<>(things.size());
        for (K thing : things) {
            Object key = subject.apply(thing);
            Kept<K> same = before.get(key);
            Kept<K> its = same != null && same.of().equals(thing) ? same : new Kept<>(thing, made.apply(thing));
            now.put(key, its);
            lines.add(its.line());
        }
        kept = now;
        return lines;
    }
}
