package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.asset.AssetStatus;

/** What became of the data carriers of equipment that was disposed of. */
@Singleton
@Requires(property = "datasources.default.url")
final class CarrierEvidence extends NamedEvidence<CarrierEvidence.Facts> {

    static final String NAME = "carriers";

    private final DataGone gone;

    CarrierEvidence(DataGone gone) {
        super(NAME, Facts.class);
        this.gone = gone;
    }

    /** @param gone equipment that holds data and was disposed of */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Gone> gone) {

        Facts {
            gone = List.copyOf(gone);
        }
    }

    /**
     * @param isUnsaid whether nobody said what holds data in it
     * @param inside the carriers that went with it
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Gone(long asset, String name, String kind, boolean isUnsaid, List<Carrier> inside) {

        Gone {
            inside = List.copyOf(inside);
        }
    }

    /** @param state code of {@link vn.dcim.core.asset.carrier.Carried.State} */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Carrier(String serial, String state) {}

    @Override
    public Facts gather(Instant now) {
        List<Gone> facts = new ArrayList<>();
        for (DataGone.Gone one : gone.all()) {
            if (one.asset().status() == AssetStatus.DISPOSED) {
                facts.add(new Gone(
                        one.asset().id(),
                        one.asset().name(),
                        one.asset().kind().code(),
                        one.told().isUnsaid(),
                        one.told().carried().stream()
                                .filter(carried -> carried.carrier().isInside())
                                .map(carried -> new Carrier(
                                        carried.carrier().serial(),
                                        carried.state().code()))
                                .toList()));
            }
        }
        return new Facts(facts);
    }
}
