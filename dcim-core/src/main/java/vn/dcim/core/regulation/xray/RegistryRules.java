package vn.dcim.core.regulation.xray;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.account.Role;
import vn.dcim.core.drift.DriftKind;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;

/** Rules about the registry of assets. */
@Factory
final class RegistryRules {

    static final String IDENTITY = "device-of-other-identity";
    static final String PLACE = "asset-without-place";
    static final String TWINS = "asset-twins";

    @Singleton
    @Named(IDENTITY)
    XrayRule<DriftEvidence.Facts> identity() {
        return new ConsistencyRule<>(IDENTITY, DriftEvidence.NAME, Role.ASSET_MANAGER, (facts, _) -> identity(facts));
    }

    /** A device says another serial number, maker or model than the registry; or answers though it should not. */
    static XrayRule.Look identity(DriftEvidence.Facts facts) {
        return new XrayRule.Look(
                facts.lines().stream()
                        .map(line -> new Offence(
                                line.subject() + ":" + line.kind(),
                                line.name(),
                                line.kind().equals(DriftKind.ANSWERS.code())
                                        ? Phrase.of("xray-answers")
                                        : Phrase.of("xray-other-" + line.kind(), line.seen(), line.noted()),
                                line.asset() == 0
                                        ? "/equipment/drift?kind=" + line.kind()
                                        : "/equipment/" + line.asset()))
                        .toList(),
                facts.isCompared() ? List.of() : List.of(Phrase.of("xray-never-compared")));
    }

    @Singleton
    @Named(PLACE)
    XrayRule<RegistryEvidence.Facts> place() {
        return new ConsistencyRule<>(PLACE, RegistryEvidence.NAME, Role.ASSET_MANAGER, (facts, _) -> place(facts));
    }

    /** An asset in use or standing by stands in no place that there is, or sticks out of its rack. */
    static XrayRule.Look place(RegistryEvidence.Facts facts) {
        return new XrayRule.Look(
                facts.misplaced().stream()
                        .map(asset -> new Offence(
                                "asset:" + asset.asset(),
                                asset.name(),
                                asset.rack().isEmpty()
                                        ? Phrase.of("xray-no-place")
                                        : Phrase.of("xray-out-of-rack", asset.top(), asset.rack(), asset.units()),
                                "/equipment/" + asset.asset()))
                        .toList(),
                unless(facts));
    }

    @Singleton
    @Named(TWINS)
    XrayRule<RegistryEvidence.Facts> twins() {
        return new ConsistencyRule<>(TWINS, RegistryEvidence.NAME, Role.ASSET_MANAGER, (facts, _) -> twins(facts));
    }

    /** Two assets have one serial number of one maker, one address, or one unit of a rack. */
    static XrayRule.Look twins(RegistryEvidence.Facts facts) {
        return new XrayRule.Look(
                facts.twins().stream()
                        .map(twin -> new Offence(
                                "asset:" + twin.asset() + ":" + twin.of() + ":" + twin.value(),
                                twin.name(),
                                Phrase.of("xray-twin-" + twin.of(), twin.value(), twin.otherName()),
                                "/equipment/" + twin.asset()))
                        .toList(),
                unless(facts));
    }

    private static List<Phrase> unless(RegistryEvidence.Facts facts) {
        return facts.assets() == 0 ? List.of(Phrase.of("xray-no-assets")) : List.of();
    }
}
