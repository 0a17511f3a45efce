package vn.dcim.web.work.field;

import java.util.List;
import vn.dcim.core.work.WorkOrder;

/**
 * One order on the telephone.
 *
 * @param pages of the day, which the telephone keeps
 * @param state of the order, as JSON
 * @param texts of the page's script, as JSON
 */
public record CrewOrderPage(WorkOrder order, List<String> pages, String state, String texts) {}
