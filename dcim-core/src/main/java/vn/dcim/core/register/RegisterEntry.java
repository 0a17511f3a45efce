package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of a register. What it tells stands in {@code content}; all else is made of that by its definition.
 *
 * @param id given by the database; null before
 * @param revision one more with each change
 * @param register code
 * @param content JSON: canonical texts by field; an empty one is left out
 * @param owner who answers for it; empty where nobody is named
 * @param active whether it counts; one that does not is kept, and can be taken back
 * @param validTo the last day; null for no end
 * @param endingFrom the day from which its end is told
 * @param wantingFrom the first day on which something is wanting; null for never
 * @param foundBy all that it is looked for by, without case and diacritics
 * @param changedFor the reason of the newest change; empty where none was given
 */
@MappedEntity("register_entry")
public record RegisterEntry(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        String register,
        String name,
        String content,
        String owner,
        boolean active,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable LocalDate endingFrom,
        @Nullable LocalDate wantingFrom,
        String foundBy,
        String changedBy,
        String changedFor) {

    /** Returns what it tells, by field: codes, days as 2026-01-31, ids of what it leads to. */
    public Map<String, String> values() {
        return Content.read(content);
    }

    public boolean hasEnded(LocalDate day) {
        return validTo != null && validTo.isBefore(day);
    }

    /** Tells whether it ends soon enough to be told, and has not ended yet. */
    public boolean isEnding(LocalDate day) {
        return endingFrom != null && !endingFrom.isAfter(day) && !hasEnded(day);
    }

    RegisterEntry changed(boolean counts, String actor, String reason) {
        return copy(revision, counts, endingFrom, wantingFrom, actor, reason);
    }

    RegisterEntry next() {
        return copy(revision + 1, active, endingFrom, wantingFrom, changedBy, changedFor);
    }

    /** Returns the same as its definition judges it now; empty where that is as it is noted. */
    Optional<RegisterEntry> judgedBy(RegisterDefinition definition) {
        Map<String, String> values = values();
        LocalDate ending = definition.endingFrom(values);
        LocalDate wanting = definition.wantingFrom(values);
        return Objects.equals(ending, endingFrom) && Objects.equals(wanting, wantingFrom)
                ? Optional.empty()
                : Optional.of(copy(revision, active, ending, wanting, changedBy, changedFor));
    }

    private RegisterEntry copy(
            int nextRevision,
            boolean counts,
            @Nullable LocalDate ending,
            @Nullable LocalDate wanting,
            String actor,
            String reason) {
        return new RegisterEntry(
                id,
                nextRevision,
                register,
                name,
                content,
                owner,
                counts,
                validFrom,
                validTo,
                ending,
                wanting,
                foundBy,
                actor,
                reason);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "register:" + register + ":" + id + " " + name;
    }
}
