package vn.dcim.core.power;

/**
 * A connection of two parts as somebody typed it.
 *
 * @param from name of what feeds: a part of the chain or a device; its node in the graph, such as {@code node:5}, is taken too, as for {@code to}
 * @param to name of what is fed: those, a place, or an asset by name or label
 * @param path A, B or empty
 * @param outlet empty where nobody said
 * @param phases such as {@code L1} or {@code L1L2L3}; empty where nobody said
 * @param priority 0 or empty for what takes several sources alike, or the preferred one; 1 for the alternate
 */
public record Cable(String from, String to, String path, String outlet, String phases, String priority) {}
