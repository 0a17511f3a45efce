package vn.dcim.core.software;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditNote;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.Versions;

/** Takes over titles with their licences and installations, as one change: all or none. */
@Singleton
public class SoftwareBatches {

    private final SoftwareRegister register;
    private final SoftwareTitleRepository titles;
    private final LicenceRepository licences;
    private final Assets assets;
    private final Versions versions;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;

    SoftwareBatches(
            SoftwareRegister register,
            SoftwareTitleRepository titles,
            LicenceRepository licences,
            Assets assets,
            Versions versions,
            AuditLog audit,
            TransactionOperations<Connection> transactions) {
        this.register = register;
        this.titles = titles;
        this.licences = licences;
        this.assets = assets;
        this.versions = versions;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** A title that is not noted yet, with all that hangs on it, as it would be typed. */
    public record Whole(
            Map<TitleField, String> title,
            List<Map<LicenceField, String>> licences,
            List<Map<InstallationField, String>> installations) {}

    /**
     * Takes them over.
     *
     * @param reason such as the name of a file
     * @throws DcimException INVALID_VALUE for the first field that cannot be taken; nothing was written then
     */
    public void take(List<Whole> wholes, String reason, String actor) {
        versions.write(at -> {
            Map<String, List<Asset>> named = machines(assets);
            List<AuditNote> notes = new ArrayList<>();
            List<Installation> installed = new ArrayList<>();
            for (Whole whole : wholes) {
                notes.addAll(taken(whole, named, installed, reason, actor));
            }
            write(installed, notes);
            return at;
        });
    }

    /** Returns the assets that are there by name and label, in small letters. */
    static Map<String, List<Asset>> machines(Assets assets) {
        Map<String, List<Asset>> named = new HashMap<>();
        assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, Integer.MAX_VALUE)
                .assets()
                .forEach(asset -> Stream.of(asset.name(), asset.tag())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .forEach(name -> named.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(asset)));
        return named;
    }

    private List<AuditNote> taken(
            Whole whole, Map<String, List<Asset>> named, List<Installation> all, String reason, String actor) {
        SoftwareTitle title = titles.save(kept(TitleReader.read(whole.title(), null, register.today(), actor, reason)));
        List<Licence> bought = whole.licences().stream()
                .map(typed -> kept(LicenceReader.read(typed, null, null, title.id(), null, actor, reason)))
                .toList();
        if (!bought.isEmpty()) {
            licences.saveAll(bought);
        }
        List<Installation> installed = whole.installations().stream()
                .map(typed -> kept(InstallationReader.read(
                        typed,
                        null,
                        null,
                        title.id(),
                        text -> named.getOrDefault(text.toLowerCase(Locale.ROOT), List.of()),
                        register.today(),
                        actor,
                        reason)))
                .toList();
        all.addAll(installed);
        List<AuditNote> notes = new ArrayList<>();
        notes.add(new AuditNote(
                actor, "software.add", title.toString(), "", Described.told(TitleField.values(), title), reason));
        bought.forEach(licence -> notes.add(new AuditNote(
                actor, "licence.add", title.toString(), "", Described.told(LicenceField.values(), licence), reason)));
        if (!installed.isEmpty()) {
            // why: one row for all, since a title may be on every machine of the centre
            notes.add(new AuditNote(
                    actor,
                    "software.install",
                    title.toString(),
                    "",
                    whole.installations().stream()
                            .map(typed -> typed.getOrDefault(InstallationField.ASSET, "")
                                    + typed.getOrDefault(InstallationField.PERSON, ""))
                            .collect(Collectors.joining("; ")),
                    reason));
        }
        return notes;
    }

    private static <T> T kept(Outcome<T> outcome) {
        if (outcome.isRefused()) {
            FieldFault first = outcome.faults().getFirst();
            throw new DcimException(ErrorCode.INVALID_VALUE, first.field().code(), first.value(), first.accepted());
        }
        return outcome.kept();
    }

    private void write(List<Installation> installed, List<AuditNote> notes) {
        transactions.executeWrite(status -> {
            try {
                if (!installed.isEmpty()) {
                    InstallationRows.insert(status.getConnection(), installed);
                }
                return audit.record(status.getConnection(), notes);
            } catch (SQLException e) {
                throw new DataAccessException("software cannot be taken over", e);
            }
        });
    }
}
