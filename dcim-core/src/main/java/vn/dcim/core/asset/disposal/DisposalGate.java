package vn.dcim.core.asset.disposal;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
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
        return checks.stream()
                .map(check -> new Line(check.gate(), check.left(asset)))
                .toList();
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
