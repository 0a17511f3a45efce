package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.software.HostState;
import vn.dcim.core.software.Hosts;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;
import vn.dcim.core.work.manual.Upkept;
import vn.dcim.core.work.plan.MaintenancePlans;

/** When things that have to be looked at were last looked at: fire protection by orders, hosts by scans for malware. */
@Singleton
@Requires(property = "datasources.default.url")
final class InspectionEvidence extends NamedEvidence<InspectionEvidence.Facts> {

    static final String NAME = "inspections";

    private final MaintenancePlans plans;
    private final Hosts hosts;
    private final UntilOther<List<HostState>, List<Looked>> scanned;

    InspectionEvidence(MaintenancePlans plans, Hosts hosts, Versions versions) {
        super(NAME, Facts.class);
        this.plans = plans;
        this.hosts = hosts;
        this.scanned = new UntilOther<>(versions, InspectionEvidence::scanned);
    }

    /** @param isScanned whether any console gave out a list that is new enough */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Looked> fire, boolean isScanned, List<Looked> hosts) {

        Facts {
            fire = List.copyOf(fire);
            hosts = List.copyOf(hosts);
        }
    }

    /** An asset. @param on the day on which it was last looked at; null for never */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Looked(long asset, String name, @Nullable LocalDate on) {}

    @Override
    public Facts gather(Instant now) {
        Map<Long, Map<String, LocalDate>> done = plans.lastDone();
        Hosts.Standing standing = OneRound.once("hosts", hosts::standing);
        return new Facts(
                plans.scope().stream()
                        .filter(asset -> asset.kind() == AssetKind.FIRE)
                        .sorted(Comparator.comparing(Upkept::name).thenComparing(Upkept::id))
                        .map(asset -> new Looked(
                                asset.id(),
                                asset.name(),
                                newest(done.getOrDefault(asset.id(), Map.of()).values())))
                        .toList(),
                standing.isProven(),
                scanned.of(standing.machines()));
    }

    private static List<Looked> scanned(List<HostState> machines) {
        return machines.stream()
                .map(host -> new Looked(
                        host.assetId(),
                        host.name(),
                        host.scannedAt() == null ? null : LocalDate.ofInstant(host.scannedAt(), CentreTime.ZONE)))
                .toList();
    }

    private static @Nullable LocalDate newest(Collection<LocalDate> days) {
        return days.stream().max(Comparator.naturalOrder()).orElse(null);
    }
}
