package vn.dcim.core.report;

import java.util.Map;

/** Makes files of a report; it knows words and layout, which the core does not. */
public interface ReportPrinter {

    /** Returns the bytes of each file by its format. */
    Map<String, byte[]> print(ReportPaper paper);
}
