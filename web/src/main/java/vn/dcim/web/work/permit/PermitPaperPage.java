package vn.dcim.web.work.permit;

import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;

/** A permit on the screen as it is printed. @param words that papers are written in */
public record PermitPaperPage(long order, long permit, Minutes minutes, Words words) {}
