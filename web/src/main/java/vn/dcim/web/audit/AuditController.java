package vn.dcim.web.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.audit.AuditEntry;
import vn.dcim.core.audit.AuditSeal;
import vn.dcim.core.audit.AuditSeals;
import vn.dcim.core.audit.AuditVerifications;
import vn.dcim.core.audit.SealKey;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The page of the audit log, an entry's own, the seals', and what proves them. */
@Hidden
@Controller("/audit")
@Needs(Permission.READ_AUDIT)
final class AuditController {

    private final AuditList list;
    private final AuditProof proof;
    private final AuditVerifications verifications;
    private final AuditSeals seals;
    private final SealKey key;
    private final Pages pages;

    AuditController(
            AuditList list,
            AuditProof proof,
            AuditVerifications verifications,
            AuditSeals seals,
            SealKey key,
            Pages pages) {
        this.list = list;
        this.proof = proof;
        this.verifications = verifications;
        this.seals = seals;
        this.key = key;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, @RequestBean AuditView view) {
        Visit visit = pages.visit(request);
        return pages.page(request, visit.t("audit.title"), "audit/list", list.page(view.complete()));
    }

    @Get("/{id}")
    HttpResponse<?> entry(HttpRequest<?> request, long id) {
        Visit visit = pages.visit(request);
        return pages.page(request, visit.t("audit.entry", Long.toString(id)), "audit/detail", list.get(id));
    }

    /** The part of the page that a verification changes. */
    @Get("/proof")
    HttpResponse<?> proof(HttpRequest<?> request) {
        return pages.fragment(request, "audit/proof", proof.page());
    }

    @Post(uri = "/verify", consumes = MediaType.ALL)
    HttpResponse<?> verify(HttpRequest<?> request) {
        verifications.start(SignedIn.name(request));
        return proof(request);
    }

    @Get("/seals")
    HttpResponse<?> seals(HttpRequest<?> request) {
        Visit visit = pages.visit(request);
        return pages.page(request, visit.t("audit.seals"), "audit/seals", seals.all());
    }

    /** What was signed of a day ({@code .txt}), or the signature as openssl takes it ({@code .sig}). */
    @Get("/seals/{day}.{ending}")
    HttpResponse<byte[]> seal(String day, String ending) {
        AuditSeal seal = seal(day);
        return switch (ending) {
            case "txt" ->
                file(
                        "seal-" + day + ".txt",
                        seal.statement().getBytes(StandardCharsets.US_ASCII),
                        "text/plain; charset=utf-8");
            case "sig" ->
                file(
                        "seal-" + day + ".sig",
                        Base64.getDecoder().decode(seal.signature()),
                        MediaType.APPLICATION_OCTET_STREAM);
            default -> throw new DcimException(ErrorCode.NOT_FOUND, "file", day + "." + ending);
        };
    }

    @Get("/audit-seal.pem")
    HttpResponse<byte[]> key() {
        byte[] pem = key.check()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "file", "audit-seal.pem"))
                .pem()
                .getBytes(StandardCharsets.US_ASCII);
        return file("audit-seal.pem", pem, "application/x-pem-file");
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request, @RequestBean AuditView view) {
        return sheet(request, view, "csv").csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, @RequestBean AuditView view) {
        return sheet(request, view, "xlsx").xlsx();
    }

    @Get("/export.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<List<AuditResource>> json(HttpRequest<?> request, @RequestBean AuditView view) {
        Words words = pages.visit(request).words();
        List<AuditResource> entries = list.take(view.complete(), "json", SignedIn.name(request)).stream()
                .map(entry -> AuditResource.of(entry, words))
                .toList();
        return HttpResponse.ok(entries).header("Content-Disposition", "attachment; filename=\"audit.json\"");
    }

    private Sheet sheet(HttpRequest<?> request, AuditView view, String format) {
        Words words = pages.visit(request).words();
        return new Sheet(
                "audit",
                Stream.of(
                                "id", "at", "actor", "address", "action", "subject", "was", "became", "reason",
                                "request", "hash")
                        .map(column -> words.t("audit.column." + column))
                        .toList(),
                list.take(view.complete(), format, SignedIn.name(request)).stream()
                        .map(entry -> row(entry, words))
                        .toList());
    }

    private static List<String> row(AuditEntry entry, Words words) {
        return List.of(
                Long.toString(entry.id()),
                words.second(entry.at()),
                entry.actor(),
                entry.address(),
                AuditTexts.action(words, entry.action()),
                entry.subject(),
                entry.was(),
                entry.became(),
                entry.reason(),
                entry.requestId(),
                entry.hash());
    }

    private AuditSeal seal(String day) {
        try {
            return seals.of(LocalDate.parse(day))
                    .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "seal", day));
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.NOT_FOUND, "seal", day);
        }
    }

    private static HttpResponse<byte[]> file(String name, byte[] bytes, String type) {
        return HttpResponse.ok(bytes)
                .contentType(MediaType.of(type))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
