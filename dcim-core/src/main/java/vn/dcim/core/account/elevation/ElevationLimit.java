package vn.dcim.core.account.elevation;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** How long a right is held on demand at most: 8 hours, or shorter where the site wants so. No text gives a figure. */
@Context
public final class ElevationLimit {

    public static final String SETTING = "dcim.elevation.longest";

    static final Duration SHORTEST = Duration.ofMinutes(15);

    private static final Duration PROPOSED = Duration.ofHours(8);
    private static final Duration USUAL = Duration.ofHours(1);

    private final Duration longest;
    private final boolean own;

    /**
     * @param own the site's limit; null for the proposed one
     * @throws DcimException INVALID_VALUE for less than 15 minutes or more than 8 hours
     */
    public ElevationLimit(@Nullable @Property(name = SETTING) Duration own) {
        this.own = own != null;
        longest = own == null ? PROPOSED : own;
        if (longest.compareTo(SHORTEST) < 0 || longest.compareTo(PROPOSED) > 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, SETTING, longest, SHORTEST + "–" + PROPOSED);
        }
    }

    public Duration longest() {
        return longest;
    }

    /** Tells whether the site has set the limit itself. */
    public boolean isOwn() {
        return own;
    }

    /** Returns how long one is held unless something else is chosen. */
    public Duration usual() {
        return USUAL.compareTo(longest) < 0 ? USUAL : longest;
    }

    /** Returns what there is to choose from, the shortest first. */
    public List<Duration> choices() {
        return Stream.concat(
                        Stream.of(15, 30, 60, 120, 240)
                                .map(Duration::ofMinutes)
                                .filter(choice -> choice.compareTo(longest) < 0),
                        Stream.of(longest))
                .toList();
    }
}
