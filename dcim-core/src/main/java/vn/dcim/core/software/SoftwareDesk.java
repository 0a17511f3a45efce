package vn.dcim.core.software;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.Described.Difference;
import vn.dcim.core.software.FieldFault.Kind;
import vn.dcim.core.version.Versions;

/** What people do with titles; each act is a version and a row of the audit log. Titles are never deleted. */
@Singleton
public class SoftwareDesk {

    static final int LONGEST_REASON = 1000;

    private final SoftwareRegister register;
    private final SoftwareTitleRepository titles;
    private final Rows rows;
    private final Versions versions;
    private final AuditLog audit;

    SoftwareDesk(
            SoftwareRegister register, SoftwareTitleRepository titles, Rows rows, Versions versions, AuditLog audit) {
        this.register = register;
        this.titles = titles;
        this.rows = rows;
        this.versions = versions;
        this.audit = audit;
    }

    /** Adds a title. @param typed fields as they were typed */
    public Outcome<SoftwareTitle> add(Map<TitleField, String> typed, String actor) {
        return versions.write(_ -> {
            Outcome<SoftwareTitle> read = TitleReader.read(typed, null, register.today(), actor, "");
            if (read.isRefused()) {
                return read;
            }
            Optional<FieldFault> taken = taken(read.kept());
            if (taken.isPresent()) {
                return Outcome.refused(List.of(taken.get()));
            }
            SoftwareTitle added = titles.save(read.kept());
            audit.record(actor, "software.add", added.toString(), "", Described.told(TitleField.values(), added), "");
            return Outcome.of(added);
        });
    }

    /**
     * Changes some fields of a title.
     *
     * @param revision that the change was made upon
     * @param typed fields as they were typed; those that are not in it stay as they are
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE where somebody else was faster; INVALID_VALUE for the reason
     */
    public Outcome<SoftwareTitle> change(
            long id, int revision, Map<TitleField, String> typed, String reason, String actor) {
        String why = reason(reason, 0);
        return versions.write(_ -> {
            SoftwareTitle before = register.title(id);
            refuseLate(before.toString(), before.revision(), revision, before.changedBy());
            Outcome<SoftwareTitle> read = TitleReader.read(typed, before, register.today(), actor, why);
            if (read.isRefused()) {
                return read;
            }
            Optional<FieldFault> taken = taken(read.kept());
            if (taken.isPresent()) {
                return Outcome.refused(List.of(taken.get()));
            }
            List<Difference> differences = Described.differences(TitleField.values(), before, read.kept());
            if (differences.isEmpty()) {
                return Outcome.of(before);
            }
            SoftwareTitle changed = titles.update(read.kept());
            audit.record(
                    actor,
                    "software.change",
                    changed.toString(),
                    Described.told(differences, Difference::was),
                    Described.told(differences, Difference::became),
                    why);
            return Outcome.of(changed);
        });
    }

    private Optional<FieldFault> taken(SoftwareTitle wanted) {
        return rows
                .entities(
                        "SELECT * FROM software_title WHERE name = ? AND version = ? AND maker = ? AND id <> ?",
                        List.of(wanted.name(), wanted.version(), wanted.maker(), wanted.id() == null ? 0 : wanted.id()),
                        SoftwareTitle.class)
                .stream()
                .findFirst()
                .map(other -> new FieldFault(TitleField.NAME, wanted.name(), Kind.TAKEN, other.title()));
    }

    static void refuseLate(String thing, int present, int revision, String changedBy) {
        if (present != revision) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, thing, changedBy);
        }
    }

    static String reason(String typed, int least) {
        String text = TypedValues.line(Objects.requireNonNullElse(typed, ""));
        if (text.length() < least || text.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", text, least + "–" + LONGEST_REASON);
        }
        return text;
    }
}
