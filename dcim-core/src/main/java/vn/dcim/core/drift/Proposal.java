package vn.dcim.core.drift;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetIdentity;
import vn.dcim.core.device.Device;

/**
 * That an asset may be a device.
 *
 * @param grounds what both have in common
 * @param certain nothing else is possible, by a number that is one thing's alone, or by address and name together
 */
public record Proposal(Device device, AssetIdentity asset, Set<Ground> grounds, boolean certain) {

    /** What a device and an asset may have in common, the strongest first. */
    public enum Ground {
        SERIAL(8),
        MAC(4),
        IP(2),
        NAME(1);

        private final int weight;

        Ground(int weight) {
            this.weight = weight;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    int weight() {
        return grounds.stream().mapToInt(ground -> ground.weight).sum();
    }

    /** Returns the codes of the grounds, for programs and histories. */
    public String told() {
        return grounds.stream().map(Ground::code).collect(Collectors.joining(", "));
    }
}
