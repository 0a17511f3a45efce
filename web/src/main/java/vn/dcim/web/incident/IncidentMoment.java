package vn.dcim.web.incident;

import java.time.Instant;

/** A line of the timeline. @param what in the reader's words @param author empty for the program @param path of more; empty for none */
public record IncidentMoment(Instant at, String what, String author, String path) {

    IncidentMoment(Instant at, String what, String author) {
        this(at, what, author, "");
    }
}
