package vn.dcim.core.power;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What a site may decide about its power chain.
 *
 * @param derating % of a rating that may be used for long, where a node has none of its own
 * @param watch % of the full rating from which a load is to be watched
 * @param high % of the full rating from which a load is high
 */
@ConfigurationProperties("dcim.power")
public record PowerConfig(
        @Bindable(defaultValue = "80") @Min(1) @Max(100) int derating,
        @Bindable(defaultValue = "70") @Min(1) @Max(100) int watch,
        @Bindable(defaultValue = "80") @Min(1) @Max(100) int high) {

    /** Returns what a node may carry for long, in W; null where no rating is noted. */
    public Double limit(ChainNode node) {
        if (node.capacity() == null) {
            return null;
        }
        int percent = node.own().derating() == null ? derating : node.own().derating();
        return node.capacity() * percent / 100.0;
    }
}
