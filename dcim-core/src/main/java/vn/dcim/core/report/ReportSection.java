package vn.dcim.core.report;

import java.util.List;

/** A part of the report; every bean of this type is in it. The registry of software adds its own the same way. */
public interface ReportSection {

    /** What it tells, and the questions that it asked. */
    record Told(List<ReportQuery> queries, List<ReportTable> tables) {}

    /** Returns where it stands among the others, least first. */
    int order();

    /** Returns what it tells of a period; the same in ten years, whatever has changed since. */
    Told of(ReportParameters parameters);
}
