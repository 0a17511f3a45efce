/**
 * The yearly maintenance plan: its lines come of the manuals ({@link vn.dcim.core.work.manual}) and the register, are approved by a
 * numbered paper, and become orders one by one.
 *
 * <p>A {@link vn.dcim.core.work.plan.MaintenancePlan} (maintenance_plan) has {@link vn.dcim.core.work.plan.PlanLine}s (maintenance_line,
 * their assets in maintenance_line_asset), {@link vn.dcim.core.work.plan.PlanApproval}s and
 * {@link vn.dcim.core.work.plan.PlanExclusion}s. A line becomes an order once: the number of the order is written under a lock, in the
 * transaction that opens it.
 */
package vn.dcim.core.work.plan;
