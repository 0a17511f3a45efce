package vn.dcim.core.software;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.disposal.DisposalCheck;
import vn.dcim.core.asset.disposal.DisposalRelease;
import vn.dcim.core.asset.disposal.Gate;
import vn.dcim.core.asset.disposal.Left;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.version.Versions;

/** What is installed on an asset that is to go, and takes seats. */
@Singleton
final class InstalledOnGone implements DisposalCheck, DisposalRelease {

    private final SoftwareRegister register;
    private final SoftwareTitleRepository titles;
    private final InstallationRepository installations;
    private final Versions versions;
    private final AuditLog audit;

    InstalledOnGone(
            SoftwareRegister register,
            SoftwareTitleRepository titles,
            InstallationRepository installations,
            Versions versions,
            AuditLog audit) {
        this.register = register;
        this.titles = titles;
        this.installations = installations;
        this.versions = versions;
        this.audit = audit;
    }

    @Override
    public Gate gate() {
        return Gate.SOFTWARE;
    }

    @Override
    public Map<Long, List<Left>> left(List<Asset> assets) {
        List<Installation> found = assets.isEmpty()
                ? List.of()
                : installations.findByAssetIdIn(assets.stream().map(Asset::id).toList());
        if (found.isEmpty()) {
            return Map.of();
        }
        Map<Long, SoftwareTitle> titles =
                this.titles.findByIdIn(found.stream().map(Installation::titleId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(SoftwareTitle::id, Function.identity()));
        return found.stream()
                .collect(Collectors.groupingBy(
                        Installation::assetId,
                        Collectors.mapping(
                                installation -> {
                                    SoftwareTitle title = titles.get(installation.titleId());
                                    return new Left("installed", title.title(), title.id());
                                },
                                Collectors.toList())));
    }

    @Override
    public void release(Asset asset, String reason, String actor) {
        versions.write(_ -> {
            List<Installation> found = installations.findByAssetId(asset.id());
            for (Installation installation : found) {
                String told = Described.told(InstallationField.values(), register.installed(installation));
                installations.delete(installation);
                audit.record(
                        actor,
                        "software.remove",
                        register.title(installation.titleId()).toString(),
                        told,
                        "",
                        reason);
            }
            return found;
        });
    }
}
