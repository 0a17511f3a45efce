package vn.dcim.core.regulation.xray;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.drift.DriftFilter;
import vn.dcim.core.drift.DriftKind;
import vn.dcim.core.drift.DriftLine;
import vn.dcim.core.drift.DriftOrder;
import vn.dcim.core.drift.Drifts;
import vn.dcim.core.regulation.Evidence;

/** Devices that say of themselves something else than the registry does, as registry and reality were last compared. */
@Singleton
@Requires(property = "datasources.default.url")
final class DriftEvidence implements Evidence<DriftEvidence.Facts> {

    static final String NAME = "xray-drift";

    private static final int MOST = 2000;

    private final Drifts drifts;

    DriftEvidence(Drifts drifts) {
        this.drifts = drifts;
    }

    /** @param isCompared whether registry and reality were ever compared */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(boolean isCompared, List<Line> lines) {

        Facts {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param subject as the comparison names it, such as {@code asset:7}
     * @param kind code of {@link DriftKind}
     * @param asset 0 for none
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(String subject, String kind, long asset, String name, String noted, String seen) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Facts> type() {
        return Facts.class;
    }

    @Override
    public Facts gather(Instant now) {
        return new Facts(
                drifts.comparedAt().isPresent(),
                Stream.of(DriftKind.SERIAL, DriftKind.MAKER, DriftKind.MODEL, DriftKind.ANSWERS)
                        .flatMap(kind -> drifts
                                .find(
                                        new DriftFilter("", kind, DriftFilter.Show.OPEN),
                                        DriftOrder.SINCE,
                                        false,
                                        0,
                                        MOST)
                                .lines()
                                .stream())
                        .map(DriftEvidence::of)
                        .toList());
    }

    private static Line of(DriftLine line) {
        return new Line(
                line.subject(),
                line.kind().code(),
                line.assetId() == null ? 0 : line.assetId(),
                line.name(),
                line.noted(),
                line.seen());
    }
}
