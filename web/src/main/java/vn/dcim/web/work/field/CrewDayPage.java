package vn.dcim.web.work.field;

import java.util.List;
import vn.dcim.core.work.WorkOrder;

/**
 * The orders of the day of whoever looks.
 *
 * @param texts of the page's script, as JSON
 */
public record CrewDayPage(List<WorkOrder> orders, String texts) {}
