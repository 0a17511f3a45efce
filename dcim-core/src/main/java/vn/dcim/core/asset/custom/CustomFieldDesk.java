package vn.dcim.core.asset.custom;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.Versions;

/** What people do with the centre's own fields; each act is a version of the field and a row of the audit log. */
@Singleton
public class CustomFieldDesk {

    private static final int LONGEST_REASON = 1000;

    private final CustomFields fields;
    private final CustomFieldRepository repository;
    private final Versions versions;
    private final AuditLog audit;

    CustomFieldDesk(CustomFields fields, CustomFieldRepository repository, Versions versions, AuditLog audit) {
        this.fields = fields;
        this.repository = repository;
        this.versions = versions;
        this.audit = audit;
    }

    /**
     * What came of a wish: a field, or faults.
     *
     * @param field as it stands now; null where there are faults, and nothing was written
     */
    public record Outcome(@Nullable CustomField field, List<DefinitionFault> faults) {

        public boolean isRefused() {
            return field == null;
        }
    }

    /** Adds a field. @param typed parts as they were typed */
    public Outcome add(Map<String, String> typed, String actor) {
        return versions.write(_ -> {
            var read = DefinitionReader.read(typed, null, fields.now(), (_, _) -> false);
            if (!read.faults().isEmpty()) {
                return new Outcome(null, read.faults());
            }
            CustomField added = repository.save(read.field().changed(1, false, actor, ""));
            audit.record(actor, "custom-field.add", added.toString(), "", Definitions.told(added, null), "");
            return new Outcome(added, List.of());
        });
    }

    /**
     * Changes some parts of a field; its code stays, and its type once assets tell something for it.
     *
     * @param revision that the change was made upon
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE where somebody else was faster
     */
    public Outcome change(String code, int revision, Map<String, String> typed, String reason, String actor) {
        String why = reason(reason, 0);
        return versions.write(_ -> {
            CustomField before = known(code, revision);
            var read = DefinitionReader.read(typed, before, fields.now(), this::isTold);
            if (!read.faults().isEmpty()) {
                return new Outcome(null, read.faults());
            }
            String became = Definitions.told(read.field(), before);
            String was = Definitions.told(before, read.field());
            if (became.isEmpty() && was.isEmpty()) {
                return new Outcome(before, List.of());
            }
            CustomField changed =
                    repository.update(read.field().changed(before.revision() + 1, before.retired(), actor, why));
            audit.record(actor, "custom-field.change", changed.toString(), was, became, why);
            return new Outcome(changed, List.of());
        });
    }

    private boolean isTold(CustomField field, Optional<String> choice) {
        String path = FieldSet.path(field.code());
        return choice.isPresent() ? repository.wasEverTold(path, choice.get()) : repository.wasEverTold(path);
    }

    /**
     * Has a field asked no more, or again; what assets tell for it stays.
     *
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE; INVALID_VALUE without a reason; ILLEGAL_TRANSITION where it is so already
     */
    public CustomField retire(String code, int revision, boolean retired, String reason, String actor) {
        String why = reason(reason, 1);
        return versions.write(_ -> {
            CustomField before = known(code, revision);
            if (before.retired() == retired) {
                throw new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION,
                        before.toString(),
                        retired ? "RETIRED" : "ASKED",
                        retired ? "RETIRE" : "RESTORE");
            }
            CustomField changed = repository.update(before.changed(before.revision() + 1, retired, actor, why));
            audit.record(
                    actor,
                    retired ? "custom-field.retire" : "custom-field.restore",
                    changed.toString(),
                    Boolean.toString(before.retired()),
                    Boolean.toString(retired),
                    why);
            return changed;
        });
    }

    /**
     * Takes out a field for which no asset ever told anything.
     *
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE; ILLEGAL_TRANSITION for one that is to be retired instead
     */
    public void delete(String code, int revision, String actor) {
        versions.write(_ -> {
            CustomField field = known(code, revision);
            boolean isAwaited = fields.now().all().stream()
                    .anyMatch(other -> other.showField().equals(field.code()));
            if (isAwaited || isTold(field, Optional.empty())) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, field.toString(), "USED", "DELETE");
            }
            repository.deleteById(field.id());
            audit.record(actor, "custom-field.delete", field.toString(), Definitions.told(field, null), "", "");
            return null;
        });
    }

    private CustomField known(String code, int revision) {
        CustomField field = fields.get(code);
        if (field.revision() != revision) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, field.toString(), field.changedBy());
        }
        return field;
    }

    private static String reason(@Nullable String typed, int least) {
        String text = TypedValues.line(Objects.requireNonNullElse(typed, ""));
        if (text.length() < least || text.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", text, least + "–" + LONGEST_REASON);
        }
        return text;
    }
}
