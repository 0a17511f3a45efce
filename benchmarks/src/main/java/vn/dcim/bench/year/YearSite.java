package vn.dcim.bench.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a site that lives through the two years has set. */
public final class YearSite {

    private YearSite() {}

    /** Returns settings of the program, whose files it writes. @param folder of the site */
    public static Map<String, Object> settings(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("backups"));
        YearCalendar.write(folder.resolve("working-days"));
        return Map.of(
                "dcim.roles",
                "schedule",
                // why: Quartz goes by the clock of the machine
                "dcim.schedule.start-delay",
                "3650d",
                "dcim.schedule.node",
                "year",
                "dcim.lines.interval",
                YearLines.INTERVAL.toString(),
                // why: the own database is dumped once a month
                "dcim.backup.normal-days",
                35,
                "dcim.notify.keep",
                "P1100D",
                "dcim.working-days.folder",
                folder.resolve("working-days").toString());
    }
}
