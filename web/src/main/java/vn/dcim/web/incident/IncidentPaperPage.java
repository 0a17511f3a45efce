package vn.dcim.web.incident;

import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;

/** A paper of an incident on the screen. @param kind last part of its address @param words that papers are written in */
public record IncidentPaperPage(long id, String kind, Minutes minutes, Words words) {

    /** Returns the last part of the address of it as a file. */
    public String file(String format) {
        return kind + (kind.contains("/") ? "/" : ".") + format;
    }
}
