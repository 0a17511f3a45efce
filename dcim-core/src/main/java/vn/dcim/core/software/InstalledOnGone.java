package vn.dcim.core.software;

import jakarta.inject.Singleton;
import java.util.List;
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
    private final InstallationRepository installations;
    private final Versions versions;
    private final AuditLog audit;

    InstalledOnGone(
            SoftwareRegister register, InstallationRepository installations, Versions versions, AuditLog audit) {
        this.register = register;
        this.installations = installations;
        this.versions = versions;
        this.audit = audit;
    }

    @Override
    public Gate gate() {
        return Gate.SOFTWARE;
    }

    @Override
    public List<Left> left(Asset asset) {
        return installations.findByAssetId(asset.id()).stream()
                .map(installation -> register.title(installation.titleId()))
                .map(title -> new Left("installed", title.title(), title.id()))
                .toList();
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
