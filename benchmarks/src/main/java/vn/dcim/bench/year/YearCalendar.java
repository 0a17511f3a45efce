package vn.dcim.bench.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Days off of the years, of which nobody enters those of the last. */
final class YearCalendar implements YearPart {

    /** Nobody announces its days. */
    private static final int MISSING = 2029;

    private static final LocalDate TOLD = LocalDate.of(MISSING - 1, 12, 1);

    private final YearTables tables;

    YearCalendar(YearTables tables) {
        this.tables = tables;
    }

    /** Writes the files of the site. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int year : new int[] {2027, 2028}) {
            Files.writeString(folder.resolve(year + ".yaml"), """
                    year: %1$d
                    complete: true
                    off:
                      - %1$d-01-01
                      - %1$d-04-30
                      - %1$d-09-02
                    """.formatted(year));
        }
    }

    @Override
    public void begin(YearClock clock) {
        // why: its files are there before the program starts
    }

    @Override
    public void play(LocalDate day, YearClock clock) {
        // why: that nobody does anything is what is to be told
    }

    @Override
    public List<YearFinding> check(YearSpan span) {
        long told = tables.count("SELECT COUNT(*) FROM notice WHERE kind = 'CALENDAR_MISSING'");
        return List.of(new YearFinding(
                "calendar/told-missing",
                told,
                span.once(TOLD),
                "the days off of " + MISSING + " are not entered on " + TOLD));
    }
}
