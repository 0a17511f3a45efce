package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;
import java.util.Locale;

/**
 * What takes power, and is hit when something opens.
 *
 * @param watts that it draws now
 * @param isBudgeted whether that is budgeted and not read
 * @param by what feeds it from then on; null for nothing, or several
 */
public record Hit(
        ChainNode node,
        Fate fate,
        double watts,
        boolean isBudgeted,
        @Nullable ChainNode by) {

    /** What becomes of it, worst first. */
    public enum Fate {
        /** Without power at once. */
        DARK,
        /** Runs on a battery, and is without power when that is flat. */
        DARK_LATER,
        /** Without power until a generator carries. */
        INTERRUPTED,
        /** Goes on, with one feed less. */
        FEED_LOST;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
