package vn.dcim.core.asset.carrier;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A carrier with what was done to it.
 *
 * @param wipes newest first, those of before it came into its asset too
 */
public record Carried(DataCarrier carrier, List<CarrierWipe> wipes, State state) {

    /** What is left of the data. */
    public enum State {
        HOLDS_DATA,
        WIPED,
        DESTROYED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param usedAt when its asset was last put to use, behind which data may have been written; the distant past for never */
    static Carried of(DataCarrier carrier, List<CarrierWipe> wipes, Instant usedAt) {
        return new Carried(carrier, wipes, state(carrier, wipes, usedAt));
    }

    private static State state(DataCarrier carrier, List<CarrierWipe> wipes, Instant usedAt) {
        if (wipes.stream().anyMatch(wipe -> wipe.done() && wipe.method() == WipeMethod.DESTROY)) {
            return State.DESTROYED;
        }
        boolean isWiped = !wipes.isEmpty()
                && wipes.getFirst().done()
                && wipes.getFirst().notedAt().isAfter(carrier.inSince())
                && wipes.getFirst().notedAt().isAfter(usedAt);
        return isWiped ? State.WIPED : State.HOLDS_DATA;
    }
}
