package vn.dcim.core.software;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Function;

/** What a list of titles may be sorted by. */
public enum TitleOrder {
    NAME(by(line -> line.title().name().toLowerCase(java.util.Locale.ROOT))),
    MAKER(by(line -> line.title().maker().toLowerCase(java.util.Locale.ROOT))),
    KIND(by(line -> line.title().kind())),
    RISK(by(line -> line.risk() == null ? -1 : line.risk().ordinal())),
    USED(by(line -> line.balance().used())),
    FREE(by(line ->
            line.balance().free() == null ? Integer.MAX_VALUE : line.balance().free())),
    VALUE(by(line -> line.title().value() == null ? -1L : line.title().value())),
    ENDS(by(line -> line.nextEnd() == null ? LocalDate.MAX : line.nextEnd()));

    private final Comparator<TitleLine> comparator;

    TitleOrder(Comparator<TitleLine> comparator) {
        this.comparator = comparator;
    }

    private static <C extends Comparable<C>> Comparator<TitleLine> by(Function<TitleLine, C> what) {
        return Comparator.comparing(what);
    }

    Comparator<TitleLine> comparator(boolean descending) {
        // why: those that are alike in it must not change places from page to page
        return (descending ? comparator.reversed() : comparator)
                .thenComparing(line -> line.title().name())
                .thenComparing(line -> line.title().id());
    }
}
