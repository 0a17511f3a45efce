package vn.dcim.web.regulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.account.Permission;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.DueList;
import vn.dcim.core.regulation.ObligationNote;
import vn.dcim.core.regulation.ObligationNotes;
import vn.dcim.core.regulation.Remedy;
import vn.dcim.core.regulation.RemedyDesk;
import vn.dcim.core.regulation.TaskDesk;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** What is done about obligations, notes about them and what is due, in the API. */
@Tag(name = "obligations")
@Controller("/api/v1/obligations")
@Needs(Permission.READ_COMPLIANCE)
final class RemedyApi {

    private final RemedyDesk remedies;
    private final TaskDesk tasks;
    private final ObligationNotes notes;
    private final Compliance compliance;
    private final DueList due;
    private final Pages pages;

    RemedyApi(
            RemedyDesk remedies,
            TaskDesk tasks,
            ObligationNotes notes,
            Compliance compliance,
            DueList due,
            Pages pages) {
        this.remedies = remedies;
        this.tasks = tasks;
        this.notes = notes;
        this.compliance = compliance;
        this.due = due;
        this.pages = pages;
    }

    /**
     * What was made of an obligation.
     *
     * @param kind work-order, incident or task
     * @param target id of the order, the incident or the task
     * @param state of that
     * @param due null where nobody said
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RemedyResource(
            String kind,
            long target,
            String title,
            String state,
            boolean open,
            @Nullable LocalDate due,
            boolean late,
            Instant made,
            String by) {

        static RemedyResource of(Remedy.Progress progress) {
            return new RemedyResource(
                    progress.remedy().kind().code(),
                    progress.remedy().targetId(),
                    progress.title(),
                    progress.state(),
                    progress.isOpen(),
                    progress.dueOn(),
                    progress.isLate(),
                    progress.remedy().madeAt(),
                    progress.remedy().madeBy());
        }
    }

    /** A task that is to be opened. @param responsible code of a role, such as shift-lead, or name of an account */
    @Serdeable
    record TaskWish(
            @Nullable String title,
            @Nullable LocalDate due,
            @Nullable String responsible) {}

    /** A note. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record NoteResource(String note, Instant written, String by) {

        static NoteResource of(ObligationNote note) {
            return new NoteResource(note.note(), note.writtenAt(), note.writtenBy());
        }
    }

    /** A note that is to be written, or what was done. */
    @Serdeable
    record NoteWish(@Nullable String note) {}

    /** Something that is due. @param obligation its id; null for what is of none @param on the last day on which it is in time */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DueResource(
            String id,
            String kind,
            @Nullable String obligation,
            String title,
            String path,
            LocalDate on,
            List<String> responsible) {}

    @Operation(summary = "Lists the work orders, incidents and tasks that were made of an obligation, the newest first")
    @Get("/{id}/remedies")
    ListPage<RemedyResource> remedies(String id) {
        compliance.get(id);
        List<RemedyResource> made =
                remedies.of(id).stream().map(RemedyResource::of).toList();
        return new ListPage<>(made, made.size());
    }

    @Operation(
            summary = "Opens a task about an obligation that is not met",
            description = "Work orders and incidents are opened at /work-orders and /incidents.")
    @Post("/{id}/tasks")
    @Needs(Permission.WORK_TASK)
    @Status(HttpStatus.CREATED)
    RemedyResource task(HttpRequest<?> request, String id, @Body TaskWish wish) {
        tasks.open(
                id,
                new TaskDesk.Wish(
                        Objects.requireNonNullElse(wish.title(), ""),
                        wish.due(),
                        Objects.requireNonNullElse(wish.responsible(), "")),
                SignedIn.name(request));
        return RemedyResource.of(remedies.of(id).getFirst());
    }

    @Operation(summary = "Lists the notes about an obligation, the newest first")
    @Get("/{id}/notes")
    ListPage<NoteResource> notes(String id) {
        compliance.get(id);
        List<NoteResource> written = notes.of(id).stream().map(NoteResource::of).toList();
        return new ListPage<>(written, written.size());
    }

    @Operation(summary = "Writes a note about an obligation; it changes no state and is never deleted")
    @Post("/{id}/notes")
    @Needs(Permission.SIGN_DECLARATION)
    @Status(HttpStatus.CREATED)
    NoteResource note(HttpRequest<?> request, String id, @Body NoteWish wish) {
        return NoteResource.of(notes.add(id, Objects.requireNonNullElse(wish.note(), ""), SignedIn.name(request)));
    }

    @Operation(
            summary = "Lists what is due next about an obligation, the earliest first",
            description = "kind: check, attestation, exception, not-applicable, work, task, report.")
    @Get("/{id}/deadlines")
    ListPage<DueResource> deadlines(HttpRequest<?> request, String id) {
        compliance.get(id);
        List<DueResource> found = due.all().stream()
                .filter(each ->
                        each.obligation() != null && each.obligation().id().equals(id))
                .map(each -> new DueResource(
                        each.id(),
                        each.kind().code(),
                        each.obligation().id(),
                        DueCalendar.title(each, pages.visit(request).words()),
                        each.path(),
                        each.on(),
                        each.roles()))
                .toList();
        return new ListPage<>(found, found.size());
    }
}
