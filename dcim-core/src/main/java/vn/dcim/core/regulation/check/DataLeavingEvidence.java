package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.carrier.Carried;
import vn.dcim.core.asset.carrier.Carriers;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;

/** Equipment that holds data and is out for repair or was disposed of, with the carriers in it. */
@Singleton
@Requires(property = "datasources.default.url")
final class DataLeavingEvidence extends NamedEvidence<DataLeavingEvidence.Facts> {

    static final String NAME = "data-leaving";

    private static final int MOST_ASSETS = 200_000;
    private static final Set<AssetKind> HOLD_DATA =
            EnumSet.of(AssetKind.SERVER, AssetKind.STORAGE, AssetKind.WORKSTATION, AssetKind.LAPTOP, AssetKind.NVR);

    private final Assets assets;
    private final Carriers carriers;

    DataLeavingEvidence(Assets assets, Carriers carriers) {
        super(NAME, Facts.class);
        this.assets = assets;
        this.carriers = carriers;
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
        List<Asset> out = Stream.of(AssetStatus.IN_REPAIR, AssetStatus.DISPOSED)
                .flatMap(status -> find(status).stream())
                .filter(asset -> HOLD_DATA.contains(asset.kind()))
                .toList();
        Map<Long, Carriers.Told> told = carriers.of(out.stream().map(Asset::id).toList());
        return new Facts(out.stream()
                .map(asset -> new Out(
                        asset.id(),
                        asset.name(),
                        asset.status() == AssetStatus.DISPOSED,
                        told.get(asset.id()).isUnsaid(),
                        told.get(asset.id()).carried().stream()
                                .filter(one -> one.carrier().isInside() && one.state() == Carried.State.HOLDS_DATA)
                                .map(one -> one.carrier().serial())
                                .toList()))
                .toList());
    }

    private List<Asset> find(AssetStatus status) {
        return assets.find(
                        new AssetFilter("", status, null, Set.of(), null, null, null, null, null),
                        AssetOrder.NAME,
                        false,
                        0,
                        MOST_ASSETS)
                .assets();
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
