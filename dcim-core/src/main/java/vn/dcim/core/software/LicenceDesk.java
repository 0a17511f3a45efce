package vn.dcim.core.software;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.Described.Difference;
import vn.dcim.core.software.FieldFault.Kind;
import vn.dcim.core.version.Versions;

/** What people do with licences; each act is a version and a row of the audit log. Licences are never deleted. */
@Singleton
public class LicenceDesk {

    private final SoftwareRegister register;
    private final LicenceRepository licences;
    private final Versions versions;
    private final AuditLog audit;

    LicenceDesk(SoftwareRegister register, LicenceRepository licences, Versions versions, AuditLog audit) {
        this.register = register;
        this.licences = licences;
        this.versions = versions;
        this.audit = audit;
    }

    /**
     * Adds a licence to a title.
     *
     * @throws DcimException NOT_FOUND
     */
    public Outcome<Licence> add(long titleId, Map<LicenceField, String> typed, String actor) {
        return versions.write(_ -> {
            SoftwareTitle title = register.title(titleId);
            Outcome<Licence> read = checked(LicenceReader.read(typed, null, null, titleId, null, actor, ""));
            return read.isRefused() ? read : added("licence.add", title, read.kept(), "");
        });
    }

    /**
     * Changes some fields of a licence.
     *
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; INVALID_VALUE for the reason
     */
    public Outcome<Licence> change(
            long id, int revision, Map<LicenceField, String> typed, String reason, String actor) {
        String why = SoftwareDesk.reason(reason, 0);
        return versions.write(_ -> {
            Licence before = known(id, revision);
            Outcome<Licence> read =
                    checked(LicenceReader.read(typed, before, id, before.titleId(), before.renewsId(), actor, why));
            if (read.isRefused()) {
                return read;
            }
            List<Difference> differences = Described.differences(LicenceField.values(), before, read.kept());
            if (differences.isEmpty()) {
                return Outcome.of(before);
            }
            Licence changed = licences.update(read.kept());
            audit.record(
                    actor,
                    "licence.change",
                    changed.toString(),
                    Described.told(differences, Difference::was),
                    Described.told(differences, Difference::became),
                    why);
            return Outcome.of(changed);
        });
    }

    /**
     * Adds the licence that goes on from one; the task to renew that one is done with it.
     *
     * @param typed fields of the new one; what is not in it is as it was, but for the term, which begins the day after
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; ALREADY_EXISTS where it goes on in one already; ILLEGAL_TRANSITION for a
     *     perpetual one
     */
    public Outcome<Licence> renew(long id, int revision, Map<LicenceField, String> typed, String actor) {
        return versions.write(_ -> {
            Licence before = known(id, revision);
            LicenceStock stock = register.stock(before.titleId());
            stock.successor(before).ifPresent(next -> {
                throw new DcimException(ErrorCode.ALREADY_EXISTS, "renewal", next.toString());
            });
            if (before.endsOn() == null) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, before.toString(), "PERPETUAL", "RENEW");
            }
            Map<LicenceField, String> wanted = proposal(before);
            wanted.putAll(typed);
            Outcome<Licence> read =
                    checked(LicenceReader.read(wanted, null, null, before.titleId(), before.id(), actor, ""));
            if (!read.isRefused() && !read.kept().startsOn().isAfter(before.startsOn())) {
                return Outcome.refused(List.of(new FieldFault(
                        LicenceField.STARTS_ON,
                        wanted.get(LicenceField.STARTS_ON),
                        Kind.NOT_READ,
                        "> " + before.startsOn())));
            }
            if (read.isRefused()) {
                return read;
            }
            licences.update(before.renewed(register.today(), actor));
            return added("licence.renew", register.title(before.titleId()), read.kept(), before.toString());
        });
    }

    /** Returns what a renewal is likely to be, to be changed. */
    public static Map<LicenceField, String> proposal(Licence before) {
        Map<LicenceField, String> proposal = new HashMap<>();
        for (LicenceField field : List.of(
                LicenceField.METRIC,
                LicenceField.TERM,
                LicenceField.SEATS,
                LicenceField.SUPPLIER,
                LicenceField.KEY_KEPT_AT)) {
            proposal.put(field, before.text(field));
        }
        if (before.endsOn() != null) {
            proposal.put(LicenceField.STARTS_ON, before.endsOn().plusDays(1).toString());
        }
        return proposal;
    }

    private Outcome<Licence> added(String action, SoftwareTitle title, Licence licence, String before) {
        Licence added = licences.save(licence);
        audit.record(
                licence.changedBy(),
                action,
                added + " of " + title,
                before,
                Described.told(LicenceField.values(), added),
                "");
        return Outcome.of(added);
    }

    private Outcome<Licence> checked(Outcome<Licence> read) {
        if (read.isRefused()) {
            return read;
        }
        return register.stock(read.kept().titleId())
                .countedOtherwise(read.kept())
                .map(other -> Outcome.<Licence>refused(List.of(new FieldFault(
                        LicenceField.METRIC,
                        Codes.of(read.kept().metric()),
                        Kind.OTHER_METRIC,
                        Codes.of(other.metric())))))
                .orElse(read);
    }

    private Licence known(long id, int revision) {
        Licence licence = register.licence(id);
        SoftwareDesk.refuseLate(licence.toString(), licence.revision(), revision, licence.changedBy());
        return licence;
    }
}
