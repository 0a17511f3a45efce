package vn.dcim.web.incident;

import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;

/** The minutes of an incident on the screen. @param words that minutes are written in */
public record IncidentPaperPage(long id, Minutes minutes, Words words) {}
