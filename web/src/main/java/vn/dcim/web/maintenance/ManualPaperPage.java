package vn.dcim.web.maintenance;

import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;

/** A manual on the screen as it is printed. @param words that papers are written in */
public record ManualPaperPage(String code, Minutes minutes, Words words) {}
