package vn.dcim.core.asset.disposal;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** The list that has to be clear before an asset becomes disposed of. */
@Singleton
public class DisposalGate {

    private final List<DisposalCheck> checks;
    private final Disposals disposals;

    DisposalGate(List<DisposalCheck> checks, Disposals disposals) {
        this.checks = checks.stream()
                .sorted(Comparator.comparing(DisposalCheck::gate))
                .toList();
        this.disposals = disposals;
    }

    /** One line of the list. @param left what is in the way; none where it is clear */
    public record Line(Gate gate, List<Left> left) {

        public boolean isClear() {
            return left.isEmpty();
        }
    }

    /** Returns the list as it is now, in its order. */
    public List<Line> lines(Asset asset) {
        return lines(List.of(asset)).get(asset.id());
    }

    /** Returns the list of each of some assets, by its id. */
    public Map<Long, List<Line>> lines(List<Asset> assets) {
        Map<Long, List<Line>> lines = new HashMap<>();
        for (DisposalCheck check : checks) {
            Map<Long, List<Left>> left = check.left(assets);
            assets.forEach(asset -> lines.computeIfAbsent(asset.id(), _ -> new ArrayList<>())
                    .add(new Line(check.gate(), left.getOrDefault(asset.id(), List.of()))));
        }
        return lines;
    }

    /**
     * Sees to it that nothing is in the way of a disposal.
     *
     * @return the minutes that it stands on
     * @throws DcimException DISPOSAL_BLOCKED with all that is
     */
    public Disposal pass(Asset asset) {
        List<String> left = lines(asset).stream()
                .flatMap(line -> line.left().stream())
                .map(Left::toString)
                .toList();
        if (!left.isEmpty()) {
            throw new DcimException(
                    ErrorCode.DISPOSAL_BLOCKED,
                    Stream.concat(Stream.of(asset.toString()), left.stream()).toArray());
        }
        return disposals.ofAsset(asset.id()).orElseThrow();
    }
}
