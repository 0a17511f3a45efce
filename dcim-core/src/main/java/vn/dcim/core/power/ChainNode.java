package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;
import java.util.Optional;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Importance;
import vn.dcim.core.device.Device;
import vn.dcim.core.place.Place;

/**
 * One node of the chain with all that is known of it.
 *
 * @param key as the edges name it
 * @param kind null for what takes power and gives none on
 * @param own what was noted of it as a part of the chain; null for nothing, as are those that follow
 * @param device that it is
 * @param asset that it is
 * @param place that it is
 * @param load what it asks of the chain
 */
public record ChainNode(
        String key,
        String name,
        @Nullable PowerKind kind,
        @Nullable PowerNode own,
        @Nullable Device device,
        @Nullable Asset asset,
        @Nullable Place place,
        @Nullable AssetLoad load) {

    public boolean isConsumer() {
        return kind == null;
    }

    boolean standsOpen() {
        return own != null && own.open();
    }

    /** Returns how many of its feeds must live for it to run. */
    int needed() {
        return load == null ? 1 : load.needed();
    }

    /** Returns what is counted on, in W; 0 where nobody said. */
    public int budget() {
        return load == null || load.watts() == null ? 0 : load.watts();
    }

    /** Returns the full rating, in W; null where none is noted. */
    public @Nullable Integer capacity() {
        return own == null ? null : own.capacity();
    }

    public Importance importance() {
        return asset == null ? Importance.MEDIUM : asset.importance();
    }

    /** Returns the agency whose it is; empty for the centre. */
    public Optional<Long> owner() {
        return Optional.ofNullable(asset != null ? asset.ownerUnitId() : device != null ? device.unitId() : null);
    }
}
