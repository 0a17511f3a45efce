package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.Evaluation;
import vn.dcim.core.regulation.EvidenceShelf;
import vn.dcim.core.schedule.JobBoard;
import vn.dcim.core.schedule.ScheduledRun;
import vn.dcim.core.text.PlainText;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;

/** What obligations are judged by, source by source, down to the facts that were kept. */
@Hidden
@Controller("/compliance/evidence")
@Needs(Permission.READ_COMPLIANCE)
final class EvidenceController {

    private final EvidenceShelf shelf;
    private final Compliance compliance;
    private final JobBoard jobs;
    private final JsonMapper json;
    private final Pages pages;

    EvidenceController(EvidenceShelf shelf, Compliance compliance, JobBoard jobs, JsonMapper json, Pages pages) {
        this.shelf = shelf;
        this.compliance = compliance;
        this.jobs = jobs;
        this.json = json;
        this.pages = pages;
    }

    /** Lists them. The query takes {@code q}. */
    @Get
    HttpResponse<?> list(HttpRequest<?> request, @QueryValue(defaultValue = "") String q) {
        Visit visit = pages.visit(request);
        String[] sought = PlainText.of(q).strip().split("\\s+");
        List<EvidenceShelf.Source> all = shelf.all();
        return pages.page(
                request,
                visit.t("evidence.title"),
                "regulation/evidences",
                new EvidenceListPage(
                        all.stream()
                                .filter(source -> fits(source, sought, visit.words()))
                                .toList(),
                        all.size(),
                        q,
                        lookedAt()));
    }

    private static boolean fits(EvidenceShelf.Source source, String[] sought, Words words) {
        StringBuilder text = new StringBuilder(words.t("evidence.name." + source.name()));
        source.rest().forEach(standing -> text.append(' ')
                .append(standing.obligation().id())
                .append(' ')
                .append(RegulationWords.of(words, standing.obligation().title())));
        String plain = PlainText.of(text.toString());
        return Arrays.stream(sought).allMatch(plain::contains);
    }

    private @Nullable Instant lookedAt() {
        return jobs.lastDone(Evaluation.JOB).map(ScheduledRun::firedAt).orElse(null);
    }

    /** Shows one. The query takes {@code facts}, the id of those that are shown; without it the newest. */
    @Get("/{name}")
    HttpResponse<?> one(HttpRequest<?> request, String name, @Nullable @QueryValue Long facts) {
        EvidenceShelf.Source source = shelf.get(name);
        List<EvidenceShelf.Kept> versions = shelf.versions(name);
        EvidenceShelf.Kept shown = facts == null
                ? source.facts()
                : versions.stream()
                        .filter(kept -> kept.id() == facts)
                        .findFirst()
                        .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "facts", facts));
        return pages.page(
                request,
                pages.visit(request).t("evidence.name." + name),
                "regulation/evidence",
                new EvidencePage(
                        source, lookedAt(), versions, shown, shown == null ? List.of() : read(name, shown.id())));
    }

    private List<FactsTable> read(String name, long id) {
        try {
            return FactsTable.of(json.readValue(shelf.facts(name, id), JsonNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leads to what an obligation is judged by. */
    @Get("/of/{obligation}")
    HttpResponse<?> of(String obligation) {
        String name = shelf.evidence(compliance.get(obligation).obligation())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "evidence", obligation));
        return HttpResponse.seeOther(URI.create("/compliance/evidence/" + name));
    }

    /** Facts as they were kept, to the byte that their hash is of. */
    @Get("/{name}/{id}.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> json(String name, long id) {
        return HttpResponse.ok(shelf.facts(name, id))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + "-" + id + ".json\"");
    }
}
