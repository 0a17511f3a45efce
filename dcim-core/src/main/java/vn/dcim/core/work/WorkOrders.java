package vn.dcim.core.work;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds orders and what belongs to them; changes nothing. */
@Singleton
public class WorkOrders {

    private final WorkOrderRepository orders;
    private final WorkOrderAssetRepository assets;
    private final WorkItemRepository items;
    private final WorkChangeRepository changes;
    private final WorkOrderRows rows;

    WorkOrders(
            WorkOrderRepository orders,
            WorkOrderAssetRepository assets,
            WorkItemRepository items,
            WorkChangeRepository changes,
            WorkOrderRows rows) {
        this.orders = orders;
        this.assets = assets;
        this.items = items;
        this.changes = changes;
        this.rows = rows;
    }

    /** @throws DcimException NOT_FOUND */
    public WorkOrder get(long id) {
        return orders.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "work-order", id));
    }

    /** Returns those of some ids that there are, by id. */
    public Map<Long, WorkOrder> get(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : orders.findByIdIn(ids).stream().collect(Collectors.toMap(WorkOrder::id, order -> order));
    }

    public Optional<WorkOrder> find(String number) {
        return orders.findByNumber(number);
    }

    /** Returns those in some states, the newest first. */
    public List<WorkOrder> list(Collection<WorkState> states) {
        return states.isEmpty() ? List.of() : orders.findByStateInOrderByIdDesc(states);
    }

    /** Returns all, the oldest first; for those who look at each: it is read again only where it is of another version. */
    public List<WorkOrder> all() {
        return rows.all();
    }

    /** Returns the ids of the assets that orders are about, by order; orders about none are not among them. */
    public Map<Long, List<Long>> assets() {
        return rows.assets();
    }

    /** Returns those where something is still to be done, and those that were opened from an instant on, the oldest first. */
    public List<WorkOrder> openOrSince(Instant from) {
        return all().stream()
                .filter(order -> order.state().isOpen() || !order.openedAt().isBefore(from))
                .toList();
    }

    /** Returns those where something is still to be done, the newest first. */
    public List<WorkOrder> open() {
        return list(Arrays.stream(WorkState.values()).filter(WorkState::isOpen).toList());
    }

    /** Returns the ids of the assets that an order is about. */
    public List<Long> assets(long orderId) {
        return assets.findByOrderIdOrderById(orderId).stream()
                .map(WorkOrderAsset::assetId)
                .toList();
    }

    /** Returns the ids of the assets that some orders are about, by order; orders about none are not among them. */
    public Map<Long, List<Long>> assets(Collection<Long> orderIds) {
        return orderIds.isEmpty()
                ? Map.of()
                : assets.findByOrderIdInOrderById(orderIds).stream()
                        .collect(Collectors.groupingBy(
                                WorkOrderAsset::orderId,
                                Collectors.mapping(WorkOrderAsset::assetId, Collectors.toList())));
    }

    /** Returns the ids of the orders about an asset, the newest first. */
    public List<Long> ofAsset(long assetId) {
        return assets.findOrders(assetId);
    }

    public List<WorkItem> items(long orderId) {
        return items.findByOrderIdOrderByPosition(orderId);
    }

    /** Returns the items of some orders, by order; orders without any are not among them. */
    public Map<Long, List<WorkItem>> items(Collection<Long> orderIds) {
        return orderIds.isEmpty()
                ? Map.of()
                : items.findByOrderIdInOrderByIdAsc(orderIds).stream()
                        .collect(Collectors.groupingBy(WorkItem::orderId));
    }

    /** @throws DcimException NOT_FOUND */
    public WorkItem item(long id) {
        return items.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "work-item", id));
    }

    /** Returns what happened to an order, in the order in which it did. */
    public List<WorkChange> changes(long orderId) {
        return changes.findByOrderIdOrderById(orderId);
    }

    /** Returns other open orders at one of its assets, whose window overlaps its own; none where it has no window. */
    public List<WorkOrder> overlapping(WorkOrder order) {
        return order.plannedFrom() == null
                ? List.of()
                : orders.findOverlapping(order.id(), order.plannedFrom(), order.plannedTo());
    }
}
