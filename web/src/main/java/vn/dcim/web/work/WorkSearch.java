package vn.dcim.web.work;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;
import vn.dcim.web.api.Typed;

/** Finds the orders that a query asks for, whatever their state, the newest first. */
@Singleton
final class WorkSearch {

    private final WorkOrders orders;

    WorkSearch(WorkOrders orders) {
        this.orders = orders;
    }

    /** Returns those that fit {@code asset}, {@code kind}, {@code who}, {@code q}, {@code from} and {@code to}. @throws DcimException INVALID_VALUE */
    List<WorkOrder> find(Typed asked) {
        WorkFilter filter = WorkFilter.of(asked);
        WorkPeriod period = WorkPeriod.of(asked);
        return of(asked.number("asset")).stream()
                .filter(filter::fits)
                .filter(period::meets)
                .toList();
    }

    /** Returns those about an asset; of null, all. */
    List<WorkOrder> of(@Nullable Long asset) {
        List<WorkOrder> all = orders.list(Arrays.asList(WorkState.values()));
        if (asset == null) {
            return all;
        }
        List<Long> ids = orders.ofAsset(asset);
        return all.stream().filter(order -> ids.contains(order.id())).toList();
    }
}
