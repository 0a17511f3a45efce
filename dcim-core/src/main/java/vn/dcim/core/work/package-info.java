/**
 * Maintenance and work orders: what is to be done at which assets, by whom, and what came of it.
 *
 * <p>A {@link vn.dcim.core.work.WorkOrder} (table work_order) has assets (work_order_asset), {@link vn.dcim.core.work.WorkItem}s
 * (work_item: what is looked at, with its limits and its result) and {@link vn.dcim.core.work.WorkChange}s (work_change: what happened to
 * it, only ever added to). {@link vn.dcim.core.work.WorkOrders} finds them; {@link vn.dcim.core.work.WorkDesk} alone changes them, along
 * {@link vn.dcim.core.work.WorkTransitions}. A result is recorded against the version of the item that its writer saw: whoever comes back
 * late gets CHANGED_MEANWHILE and decides. Results may be given only while the order is STARTED.
 */
package vn.dcim.core.work;
