package vn.dcim.mqtt.sparkplug;

/**
 * What a host has seen since it started.
 *
 * @param online edge nodes that are born now
 * @param births of edge nodes and devices
 * @param deaths of edge nodes and devices that counted
 * @param otherDeaths deaths of another session than the one that is known: a will that came late
 * @param reordered messages that came before their turn and were taken in it
 * @param gaps times that a missing message did not come within the reorder time
 * @param rebirths requests for births
 * @param repeated messages that came a second time
 * @param unread metrics of types that hold no single value: data sets, templates, files, bytes, arrays
 * @param past values that were measured while nobody could hear them
 */
public record HostCounts(
        long online,
        long births,
        long deaths,
        long otherDeaths,
        long reordered,
        long gaps,
        long rebirths,
        long repeated,
        long unread,
        long past) {}
