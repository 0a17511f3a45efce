package vn.dcim.web.shift;

import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;

/** A handover as it is printed. @param words that it is written in */
public record HandoverPaperPage(long shiftId, Minutes minutes, Words words) {}
