package vn.dcim.core.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetBatch.Fate;

/**
 * What comes of an exchange.
 *
 * @param left what is not carried over, how often, by name
 * @param roles words of the other program for kinds of devices that nobody understands yet
 */
public record ExchangeResult(List<ExchangeLine> lines, Map<String, Integer> left, Set<String> roles) {

    public long count(Fate fate) {
        return lines.stream().filter(line -> line.fate() == fate).count();
    }

    /** Returns the lines that a fate is meant for. */
    public List<ExchangeLine> lines(Fate fate) {
        return lines.stream().filter(line -> line.fate() == fate).toList();
    }

    /** Returns how many of a kind a fate is meant for. */
    public long count(NetboxKind kind, Fate fate) {
        return lines.stream()
                .filter(line -> line.kind() == kind && line.fate() == fate)
                .count();
    }

    /** Returns the kinds that there are, in NetBox's order. */
    public Set<NetboxKind> kinds() {
        return lines.stream().map(ExchangeLine::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> faulty() {
        return lines.stream()
                .filter(ExchangeLine::isFaulty)
                .map(ExchangeLine::id)
                .collect(Collectors.toSet());
    }
}
