package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import vn.dcim.core.device.Feed;

/**
 * A part of the power chain as somebody noted it down: one that no program asks, such as a breaker, or the ratings of a device.
 *
 * @param id given by the database; null before
 * @param revision one more with each change
 * @param name unique; that of the device where it is one
 * @param deviceId the device that it is; null for what is none
 * @param ratedAmps of one phase; null where only watts, or nothing, is known
 * @param phases 1 or 3
 * @param ratedWatts of all phases; null where only amperes, or nothing, is known
 * @param derating % of the rating that may be used for long; null for the usual one
 * @param open whether it stands open, such as a bypass that nobody needs now
 * @param changedBy name of the account
 */
@MappedEntity("power_node")
public record PowerNode(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        String name,
        PowerKind kind,
        @Nullable Long deviceId,
        @Nullable Integer ratedAmps,
        int phases,
        @Nullable Integer ratedWatts,
        @Nullable Integer derating,
        boolean open,
        String note,
        String changedBy) {

    /** Phase to neutral, in V. */
    private static final int VOLTS = 230;

    /** Returns the node of the graph that it is. */
    public String key() {
        return deviceId == null ? "node:" + id : Feed.device(deviceId);
    }

    /** Returns the full rating, in W: the lower where both are noted; null where none is. */
    public @Nullable Integer capacity() {
        Integer byAmps = ratedAmps == null ? null : Math.multiplyExact(ratedAmps, VOLTS * phases);
        return byAmps == null || ratedWatts != null && ratedWatts < byAmps ? ratedWatts : byAmps;
    }

    PowerNode id(long known, int next) {
        return new PowerNode(
                known, next, name, kind, deviceId, ratedAmps, phases, ratedWatts, derating, open, note, changedBy);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "power:" + id + " " + name;
    }
}
