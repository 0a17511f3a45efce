package vn.dcim.core.floor;

/**
 * Something of a room that a plan can show.
 *
 * @param node as the graph of feeds names it, {@code place:3} or {@code device:12}
 */
public record Offer(String node, String name, FloorKind kind) {}
