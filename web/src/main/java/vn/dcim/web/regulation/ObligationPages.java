package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.document.Documents;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.Comparisons;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.EscalationConfig;
import vn.dcim.core.regulation.Evaluation;
import vn.dcim.core.regulation.Obligation;
import vn.dcim.core.regulation.ObligationNotes;
import vn.dcim.core.regulation.Preview;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.schedule.JobBoard;
import vn.dcim.core.schedule.ScheduledRun;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;

/** Puts the page of one obligation together, with what was typed into its forms. */
@Singleton
final class ObligationPages {

    private final Compliance compliance;
    private final Catalogue catalogue;
    private final FindingForms forms;
    private final Preview preview;
    private final Comparisons comparisons;
    private final ObligationNotes notes;
    private final EscalationConfig escalation;
    private final Documents documents;
    private final JobBoard jobs;
    private final Pages pages;

    ObligationPages(
            Compliance compliance,
            Catalogue catalogue,
            FindingForms forms,
            Preview preview,
            Comparisons comparisons,
            ObligationNotes notes,
            EscalationConfig escalation,
            Documents documents,
            JobBoard jobs,
            Pages pages) {
        this.compliance = compliance;
        this.catalogue = catalogue;
        this.forms = forms;
        this.preview = preview;
        this.comparisons = comparisons;
        this.notes = notes;
        this.escalation = escalation;
        this.documents = documents;
        this.jobs = jobs;
        this.pages = pages;
    }

    /** Returns the page as it is. */
    MutableHttpResponse<?> show(HttpRequest<?> request, String id) {
        return show(request, id, new ObligationPage.Signing(Map.of(), List.of()), Map.of(), "");
    }

    /** Returns the page with a declaration that was refused. */
    MutableHttpResponse<?> unsigned(HttpRequest<?> request, String id, Map<String, String> typed, String fault) {
        return show(request, id, new ObligationPage.Signing(typed, List.of(fault)), Map.of(), "");
    }

    /** Returns the page with work that was refused. */
    MutableHttpResponse<?> refused(HttpRequest<?> request, String id, Map<String, String> typed, String fault) {
        return show(request, id, new ObligationPage.Signing(Map.of(), List.of()), typed, fault);
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request,
            String id,
            ObligationPage.Signing signing,
            Map<String, String> wished,
            String fault) {
        Visit visit = pages.visit(request);
        Standing standing = compliance.get(id);
        List<String> ids = compliance.texts().stream()
                .flatMap(text -> text.obligations().stream())
                .map(Obligation::id)
                .toList();
        int at = ids.indexOf(id);
        return pages.page(
                request,
                id + " "
                        + RegulationWords.of(
                                visit.words(), standing.obligation().title()),
                "regulation/obligation",
                new ObligationPage(
                        standing,
                        catalogue.text(standing.obligation().text()).orElseThrow(),
                        compliance.article(standing.obligation()),
                        lookedAt(standing),
                        compliance.states(id),
                        compliance.declarations(id),
                        documents.find("").stream()
                                .map(Documents.Filed::document)
                                .toList(),
                        at == 0 ? null : ids.get(at - 1),
                        at == ids.size() - 1 ? null : ids.get(at + 1),
                        at + 1,
                        ids.size(),
                        LocalDate.ofInstant(visit.now(), CentreTime.ZONE),
                        visit.mayEverywhere(Permission.SIGN_DECLARATION),
                        signing.typed(),
                        signing.faults(),
                        forms.work(
                                request,
                                id,
                                wished.isEmpty()
                                        ? RemedyDraft.typed(standing, visit.words(), visit.now(), escalation)
                                        : wished,
                                fault),
                        preview.isSimulated(standing),
                        comparisons.conflicts(id),
                        notes.of(id)));
    }

    /** When it was last judged, whether or not it came out otherwise. */
    private @Nullable Instant lookedAt(Standing standing) {
        Instant kept = standing.judgedAt();
        return jobs.lastDone(Evaluation.JOB)
                .map(ScheduledRun::firedAt)
                .filter(round -> kept == null || round.isAfter(kept))
                .orElse(kept);
    }

    /** Returns the document that was chosen; null for none. @throws DcimException INVALID_VALUE */
    static @Nullable Long document(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "document", typed, "1, 2, 3, …");
        }
    }
}
