package vn.dcim.web.disposal;

import vn.dcim.core.asset.disposal.Disposal;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;

/** Minutes of disposal as they are printed. @param words that they are written in */
public record DisposalPaperPage(Disposal disposal, Minutes minutes, Words words) {}
