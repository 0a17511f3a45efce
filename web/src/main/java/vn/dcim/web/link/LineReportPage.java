package vn.dcim.web.link;

import java.util.List;
import vn.dcim.core.link.LineReport;

/** The months and quarters of a year. @param current the year that runs */
public record LineReportPage(int year, int current, List<LineReport.Row> rows) {}
