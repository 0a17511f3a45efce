package vn.dcim.core.node;

import java.time.Instant;

/**
 * A process on this database has given no word for longer than its term, and did not end in order. Published by one of those that are
 * left.
 *
 * @param name what people call it
 * @param seenAt when it gave word last, by the clock of the database, UTC
 */
public record NodeGone(String name, Instant seenAt) {}
