package vn.dcim.web.incident;

import java.time.Instant;
import java.util.List;
import vn.dcim.core.incident.IncidentFile;

/** The list of incidents. @param state open, closed, drill; empty for all */
public record IncidentListPage(List<IncidentFile> files, String state, Instant now) {

    public static final List<String> STATES = List.of("open", "closed", "drill");

    /** Returns those that are shown. */
    public List<IncidentFile> shown() {
        return files.stream().filter(file -> is(file, state)).toList();
    }

    public long count(String wanted) {
        return files.stream().filter(file -> is(file, wanted)).count();
    }

    private static boolean is(IncidentFile file, String state) {
        return switch (state) {
            case "open" -> !file.isClosed();
            case "closed" -> file.isClosed();
            case "drill" -> file.incident().drill();
            default -> true;
        };
    }
}
