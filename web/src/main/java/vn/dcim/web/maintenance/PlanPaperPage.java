package vn.dcim.web.maintenance;

import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;

/** A plan on the screen as it is printed. @param words that papers are written in */
public record PlanPaperPage(int year, Minutes minutes, Words words) {}
