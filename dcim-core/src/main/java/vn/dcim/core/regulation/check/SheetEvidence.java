package vn.dcim.core.regulation.check;

import java.time.Instant;
import java.util.function.Function;
import vn.dcim.core.regulation.Evidence;

/** Things of one kind, brought together by one function. */
final class SheetEvidence implements Evidence<Sheet> {

    private final String name;
    private final Function<Instant, Sheet> gather;

    SheetEvidence(String name, Function<Instant, Sheet> gather) {
        this.name = name;
        this.gather = gather;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<Sheet> type() {
        return Sheet.class;
    }

    @Override
    public Sheet gather(Instant now) {
        return gather.apply(now);
    }
}
