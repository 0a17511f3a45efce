package vn.dcim.core.software;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.software.Described.Difference;
import vn.dcim.core.software.FieldFault.Kind;
import vn.dcim.core.software.SoftwareRegister.Installed;
import vn.dcim.core.version.Versions;

/** Notes what is installed where and who uses what; each act is a version and a row of the audit log. */
@Singleton
public class InstallationDesk {

    private static final int MOST_LOOKED_AT = 200;

    private final SoftwareRegister register;
    private final InstallationRepository installations;
    private final Assets assets;
    private final Versions versions;
    private final AuditLog audit;

    InstallationDesk(
            SoftwareRegister register,
            InstallationRepository installations,
            Assets assets,
            Versions versions,
            AuditLog audit) {
        this.register = register;
        this.installations = installations;
        this.assets = assets;
        this.versions = versions;
        this.audit = audit;
    }

    /**
     * Notes that a title is on a machine, or that a person uses it.
     *
     * @throws DcimException NOT_FOUND
     */
    public Outcome<Installation> add(long titleId, Map<InstallationField, String> typed, String actor) {
        return versions.write(_ -> {
            SoftwareTitle title = register.title(titleId);
            Outcome<Installation> read = checked(
                    InstallationReader.read(typed, null, null, titleId, this::named, register.today(), actor, ""));
            if (read.isRefused()) {
                return read;
            }
            Installation added = installations.save(read.kept());
            audit.record(
                    actor,
                    "software.install",
                    title.toString(),
                    "",
                    Described.told(InstallationField.values(), register.installed(added)),
                    "");
            return Outcome.of(added);
        });
    }

    /**
     * Changes some fields.
     *
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; INVALID_VALUE for the reason
     */
    public Outcome<Installation> change(
            long id, int revision, Map<InstallationField, String> typed, String reason, String actor) {
        String why = SoftwareDesk.reason(reason, 0);
        return versions.write(_ -> {
            Installation known = known(id, revision);
            Installed before = register.installed(known);
            Outcome<Installation> read = checked(InstallationReader.read(
                    typed, before, known, known.titleId(), this::named, register.today(), actor, why));
            if (read.isRefused()) {
                return read;
            }
            Installation changed = installations.update(read.kept());
            List<Difference> differences =
                    Described.differences(InstallationField.values(), before, register.installed(changed));
            audit.record(
                    actor,
                    "software.installation",
                    register.title(known.titleId()).toString(),
                    Described.told(differences, Difference::was),
                    Described.told(differences, Difference::became),
                    why);
            return Outcome.of(changed);
        });
    }

    /**
     * Notes that it is gone; what was stays among the versions.
     *
     * @param reason with who agreed (11/2023, article 29.2.a)
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; INVALID_VALUE without a reason
     */
    public Installation remove(long id, int revision, String reason, String actor) {
        String why = SoftwareDesk.reason(reason, 1);
        return versions.write(_ -> {
            Installation known = known(id, revision);
            String told = Described.told(InstallationField.values(), register.installed(known));
            installations.delete(known);
            audit.record(
                    actor, "software.remove", register.title(known.titleId()).toString(), told, "", why);
            return known;
        });
    }

    private Outcome<Installation> checked(Outcome<Installation> read) {
        if (read.isRefused()) {
            return read;
        }
        Installation wanted = read.kept();
        List<Installation> there = wanted.assetId() == null
                ? installations.findByTitleIdAndPerson(wanted.titleId(), wanted.person())
                : installations.findByTitleIdAndAssetId(wanted.titleId(), wanted.assetId());
        Optional<Installation> other =
                there.stream().filter(known -> !known.id().equals(wanted.id())).findFirst();
        return other.isEmpty() ? read : Outcome.refused(List.of(taken(wanted)));
    }

    private FieldFault taken(Installation wanted) {
        return wanted.assetId() == null
                ? new FieldFault(InstallationField.PERSON, wanted.person(), Kind.TAKEN, wanted.person())
                : new FieldFault(
                        InstallationField.ASSET,
                        assets.get(wanted.assetId()).name(),
                        Kind.TAKEN,
                        assets.get(wanted.assetId()).name());
    }

    /** Returns the assets that are there whose label or name is a text. */
    private List<Asset> named(String text) {
        var filter = new AssetFilter(text, null, null, Set.of(), null, null, null, null, null);
        return assets.find(filter, AssetOrder.NAME, false, 0, MOST_LOOKED_AT).assets().stream()
                .filter(asset -> text.equalsIgnoreCase(asset.tag()) || text.equalsIgnoreCase(asset.name()))
                .toList();
    }

    private Installation known(long id, int revision) {
        Installation installation = register.installation(id);
        SoftwareDesk.refuseLate(installation.toString(), installation.revision(), revision, installation.changedBy());
        return installation;
    }
}
