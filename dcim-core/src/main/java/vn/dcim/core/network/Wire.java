package vn.dcim.core.network;

/**
 * A connection as people type it.
 *
 * @param from name of a device, name or label of an asset, or a key such as {@code device:3}; reached first
 * @param to what is reached over it, likewise
 * @param port interface at which it leaves; empty for nothing, like those that follow
 * @param farPort interface at which it arrives
 * @param rated in Mbit/s
 * @param budget in Mbit/s
 */
public record Wire(String from, String to, String port, String farPort, String rated, String budget) {}
