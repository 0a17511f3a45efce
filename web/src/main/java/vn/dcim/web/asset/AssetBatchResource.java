package vn.dcim.web.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetBatch;
import vn.dcim.core.asset.AssetBatch.Plan;
import vn.dcim.core.asset.AssetFault;

/**
 * What came of assets that were sent together.
 *
 * @param ids of the assets, in the order in which they were sent; none where something is wrong
 * @param faults all that is wrong; none where they were added
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AssetBatchResource(List<Long> ids, List<Fault> faults) {

    /**
     * @param item which of those that were sent, from 1
     * @param kind {@code missing}, {@code not-read}, {@code too-long}, {@code unknown}, {@code taken}, {@code not-together} or
     *     {@code no-value}
     * @param accepted what would be read, or who has it already; may be empty
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Fault(int item, String field, String value, String kind, String accepted) {

        static Fault of(int item, AssetFault fault) {
            return new Fault(
                    item,
                    fault.field().code(),
                    fault.value(),
                    fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    fault.accepted());
        }
    }

    static AssetBatchResource of(Plan plan) {
        return plan.isFaulty()
                ? new AssetBatchResource(
                        List.of(),
                        plan.lines().stream()
                                .flatMap(AssetBatchResource::faults)
                                .toList())
                : new AssetBatchResource(
                        plan.lines().stream().map(line -> line.asset().id()).toList(), List.of());
    }

    private static Stream<Fault> faults(AssetBatch.Line line) {
        return line.faults().stream().map(fault -> Fault.of(line.number(), fault));
    }
}
