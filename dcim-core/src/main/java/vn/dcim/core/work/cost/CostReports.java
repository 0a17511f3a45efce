package vn.dcim.core.work.cost;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;

/** What work took in some days, told apart. What an order at several assets took counts for each of them in equal parts. */
@Singleton
public class CostReports {

    private final WorkCostRepository rows;
    private final WorkOrders orders;
    private final Assets assets;

    CostReports(WorkCostRepository rows, WorkOrders orders, Assets assets) {
        this.rows = rows;
        this.orders = orders;
        this.assets = assets;
    }

    /**
     * A line of the report.
     *
     * @param key code of a kind of assets or of orders, id of an asset, or who an order was given to; empty for none of them
     * @param orders how many took something
     */
    public record Line(String key, int orders, CostSum sum) {}

    /** Returns the lines of some days, the last one too, the dearest first. */
    public List<Line> of(LocalDate first, LocalDate last, CostGroup group) {
        Map<Long, List<WorkCost>> spent =
                rows.findCounting(first, last).stream().collect(Collectors.groupingBy(WorkCost::orderId));
        Function<WorkOrder, List<String>> keys = keys(group, spent.keySet());
        Map<String, CostSum> sums = new HashMap<>();
        Map<String, Set<Long>> counted = new HashMap<>();
        orders.get(spent.keySet()).values().stream()
                .sorted(Comparator.comparing(WorkOrder::id))
                .forEach(order -> {
                    List<String> parts = keys.apply(order);
                    List<CostSum> shares = shares(CostSum.of(spent.get(order.id())), parts.size());
                    for (int i = 0; i < parts.size(); i++) {
                        sums.merge(parts.get(i), shares.get(i), CostSum::plus);
                        counted.computeIfAbsent(parts.get(i), _ -> new HashSet<>())
                                .add(order.id());
                    }
                });
        return sums.entrySet().stream()
                .map(sum -> new Line(sum.getKey(), counted.get(sum.getKey()).size(), sum.getValue()))
                .sorted(Comparator.<Line>comparingLong(line -> -line.sum().total())
                        .thenComparing(line -> line.sum().hours(), Comparator.reverseOrder())
                        .thenComparing(Line::key))
                .toList();
    }

    private Function<WorkOrder, List<String>> keys(CostGroup group, Set<Long> ids) {
        return switch (group) {
            case ORDER -> order -> List.of(order.kind().code());
            case DOER -> order -> List.of(order.assignedAccount() + order.assignedTeam() + order.contractor());
            case ASSET -> ofAssets(ids, asset -> asset.id().toString());
            case CLASS -> ofAssets(ids, asset -> asset.kind().code());
        };
    }

    private Function<WorkOrder, List<String>> ofAssets(Set<Long> ids, Function<Asset, String> key) {
        Map<Long, List<Long>> about = orders.assets(ids);
        Map<Long, String> keys = assets
                .get(about.values().stream().flatMap(List::stream).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Asset::id, key));
        return order -> {
            List<String> found = about.getOrDefault(order.id(), List.of()).stream()
                    .map(id -> keys.getOrDefault(id, ""))
                    .toList();
            return found.isEmpty() ? List.of("") : found;
        };
    }

    /** Returns equal parts that come to the whole: the first ones take what does not divide. */
    static List<CostSum> shares(CostSum whole, int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> new CostSum(
                        hours(whole.hours(), count, i),
                        share(whole.labour(), count, i),
                        share(whole.parts(), count, i),
                        share(whole.services(), count, i),
                        (int) share(whole.unpriced(), count, i)))
                .toList();
    }

    private static BigDecimal hours(BigDecimal whole, int count, int index) {
        long hundredths =
                whole.setScale(2, RoundingMode.HALF_UP).unscaledValue().longValueExact();
        return BigDecimal.valueOf(share(hundredths, count, index), 2);
    }

    private static long share(long whole, int count, int index) {
        return whole / count + (index < whole % count ? 1 : 0);
    }
}
