package vn.dcim.web.incident;

import java.time.Instant;

/** A line of the timeline. @param what in the reader's words @param author empty for the program */
public record IncidentMoment(Instant at, String what, String author) {}
