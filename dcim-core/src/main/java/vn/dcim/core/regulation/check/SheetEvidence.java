package vn.dcim.core.regulation.check;

import java.time.Instant;
import java.util.function.Function;

/** Things of one kind, brought together by one function. */
final class SheetEvidence extends NamedEvidence<Sheet> {

    private final Function<Instant, Sheet> gather;

    SheetEvidence(String name, Function<Instant, Sheet> gather) {
        super(name, Sheet.class);
        this.gather = gather;
    }

    @Override
    public Sheet gather(Instant now) {
        return gather.apply(now);
    }
}
