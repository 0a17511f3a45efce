package vn.dcim.web.work;

import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;

/** An order on the screen as it is printed. @param words that papers are written in */
public record WorkPaperPage(long id, Minutes minutes, Words words) {}
