package vn.dcim.bench.year;

import java.time.LocalDate;
import java.util.List;

/** The people of one room of the centre as they work through the two years, and what must be true of their room afterwards. */
interface YearPart {

    /** Enters what must be there before the first day. */
    void begin(YearClock clock);

    /** Puts down what its people do on a day, by {@link YearClock#at}; asked for as the day begins. */
    void play(LocalDate day, YearClock clock);

    /** Holds what there is at the end against what there should be. */
    List<YearFinding> check(YearSpan span);
}
