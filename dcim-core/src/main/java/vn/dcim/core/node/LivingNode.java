package vn.dcim.core.node;

import java.time.Instant;
import java.util.Set;

/**
 * A process that gave word lately.
 *
 * @param id of this run of it
 * @param name what people call it
 * @param kinds what it collects: {@code snmp}, {@code mqtt}; empty for one that asks no devices
 * @param capacity beside that of the others
 * @param startedAt by the clock of the database, UTC, as {@code seenAt}
 */
public record LivingNode(String id, String name, Set<String> kinds, int capacity, Instant startedAt, Instant seenAt) {}
