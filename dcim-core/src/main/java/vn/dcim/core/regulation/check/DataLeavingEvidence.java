package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.carrier.Carried;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;

/** Equipment that holds data and is out for repair or was disposed of, with the carriers in it. */
@Singleton
@Requires(property = "datasources.default.url")
final class DataLeavingEvidence extends NamedEvidence<DataLeavingEvidence.Facts> {

    static final String NAME = "data-leaving";

    private final DataGone gone;

    DataLeavingEvidence(DataGone gone) {
        super(NAME, Facts.class);
        this.gone = gone;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Out> out) {

        Facts {
            out = List.copyOf(out);
        }
    }

    /**
     * @param isDisposed false while it is out for repair
     * @param isUnsaid whether nobody said what holds data in it
     * @param inside serial numbers of the carriers in it that still hold data
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Out(long asset, String name, boolean isDisposed, boolean isUnsaid, List<String> inside) {

        Out {
            inside = List.copyOf(inside);
        }
    }

    @Override
    public Facts gather(Instant now) {
        return new Facts(gone.all().stream()
                .map(one -> new Out(
                        one.asset().id(),
                        one.asset().name(),
                        one.asset().status() == AssetStatus.DISPOSED,
                        one.told().isUnsaid(),
                        one.told().carried().stream()
                                .filter(carried ->
                                        carried.carrier().isInside() && carried.state() == Carried.State.HOLDS_DATA)
                                .map(carried -> carried.carrier().serial())
                                .toList()))
                .toList());
    }

    /** Nothing leaves with data in it. */
    @Factory
    static final class Checks {

        @Singleton
        @Named("carriers-erased")
        RuleCheck<Facts> erased() {
            return new RuleCheck<>("carriers-erased", NAME, (facts, question, ruling) -> {
                for (Out one : facts.out()) {
                    ruling.looked();
                    if (one.isUnsaid()) {
                        ruling.wrong(wrong(one, Phrase.of("carriers-unsaid")));
                    }
                    one.inside()
                            .forEach(serial -> ruling.wrong(wrong(
                                    one,
                                    Phrase.of(
                                            one.isDisposed() ? "disposed-with-data" : "in-repair-with-data", serial))));
                }
                ruling.proof(Phrase.of("data-leaving", facts.out().size()), "/equipment");
            });
        }

        private static Offence wrong(Out one, Phrase what) {
            return new Offence("asset:" + one.asset(), one.name(), what, "/equipment/" + one.asset());
        }
    }
}
