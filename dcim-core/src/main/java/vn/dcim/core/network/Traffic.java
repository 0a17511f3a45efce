package vn.dcim.core.network;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * What an interface of a connection last said, in Mbit/s.
 *
 * @param down towards what is reached over it; null where no reading of it can be used, as is up
 * @param speed as the interface tells it; null where it does not
 * @param at instant of the older reading; null where there is none
 */
public record Traffic(
        @Nullable Double down,
        @Nullable Double up,
        @Nullable Double speed,
        @Nullable Instant at) {

    public static final Traffic NONE = new Traffic(null, null, null, null);

    /** Returns the greater of both ways; null where neither is known. */
    public @Nullable Double most() {
        return down == null ? up : up == null ? down : Double.valueOf(Math.max(down, up));
    }
}
