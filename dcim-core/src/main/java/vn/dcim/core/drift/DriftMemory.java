package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Map;

/**
 * What the last comparison on this node was made of and came to, so that the next one looks at what changed since.
 *
 * @param register instant of the newest change of the register that it knew
 * @param facts mark of what devices had said
 * @param untied the assets that are no device, by id
 * @param found what differed, by kind and subject
 * @param lines the same as the database holds it
 * @param comparedAt as the database notes it: another one tells that another node has compared since
 * @param due when a device has been silent for long, with nothing else changed
 */
record DriftMemory(
        Instant register,
        long facts,
        DriftInputs inputs,
        Map<Long, Untied> untied,
        Map<String, DriftLine> found,
        Map<String, DriftLine> lines,
        Instant comparedAt,
        Instant due) {

    /**
     * An asset that is no device, with what was made of it.
     *
     * @param line that nothing watches it; null where nothing needs to
     */
    record Untied(AssetKeys keys, @Nullable DriftLine line) {}

    DriftMemory comparedAt(Instant now) {
        return new DriftMemory(register, facts, inputs, untied, found, lines, now, due);
    }

    boolean holds(Instant nowRegister, long nowFacts, DriftInputs nowInputs, Instant now) {
        return register.equals(nowRegister) && facts == nowFacts && inputs.equals(nowInputs) && now.isBefore(due);
    }
}
