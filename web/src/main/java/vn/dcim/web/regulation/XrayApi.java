package vn.dcim.web.regulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.regulation.xray.Xray;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** What the X-ray of consistency finds, in the API. */
@Tag(name = "xray")
@Controller("/api/v1/xray")
@Needs(Permission.READ_COMPLIANCE)
final class XrayApi {

    private final Xray xray;
    private final Pages pages;

    XrayApi(Xray xray, Pages pages) {
        this.xray = xray;
        this.pages = pages;
    }

    /**
     * A finding; texts in the language of the request.
     *
     * @param rule name, such as {@code door-without-cause}
     * @param subject the same thing has the same, also when it goes and comes again
     * @param path of the page where it is put right; empty for none
     * @param responsible code of a role
     * @param gone null while it is there
     * @param acceptedUntil the last day on which it may be left so; null where nobody said so
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FindingResource(
            long id,
            String rule,
            String title,
            String subject,
            String name,
            String what,
            String mend,
            String path,
            String responsible,
            Instant since,
            @Nullable Instant gone,
            @Nullable LocalDate acceptedUntil) {}

    /** A rule. @param missing what it could not look at, for want of data @param lookedAt null for never */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RuleResource(
            String rule,
            String title,
            String responsible,
            @Nullable Instant lookedAt,
            List<String> missing) {}

    @Operation(
            summary = "Lists what contradicts itself over the whole of the centre",
            description = "show: open (usual), accepted, gone (of 90 days). rule: such as door-without-cause.")
    @Get
    ListPage<FindingResource> list(HttpRequest<?> request, @RequestBean XrayView view) {
        Words words = pages.visit(request).words();
        List<FindingResource> found =
                view.of(xray, words).stream().map(line -> of(line, words)).toList();
        return new ListPage<>(found, found.size());
    }

    @Operation(summary = "Lists the rules, when each last looked, and what it has no data of")
    @Get("/rules")
    ListPage<RuleResource> rules(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        List<RuleResource> rules = xray.standings().stream()
                .map(standing -> new RuleResource(
                        standing.rule().name(),
                        words.t("xray.rule." + standing.rule().name()),
                        standing.rule().owner().code(),
                        standing.lookedAt(),
                        standing.missing().stream()
                                .map(phrase -> RegulationWords.of(words, phrase))
                                .toList()))
                .toList();
        return new ListPage<>(rules, rules.size());
    }

    @Operation(summary = "Tells one finding")
    @Get("/{id}")
    FindingResource one(HttpRequest<?> request, long id) {
        return of(xray.get(id), pages.visit(request).words());
    }

    private static FindingResource of(Xray.Line line, Words words) {
        var finding = line.finding();
        return new FindingResource(
                finding.id(),
                finding.rule(),
                words.t("xray.rule." + finding.rule()),
                finding.subject(),
                finding.name(),
                RegulationWords.of(words, line.what()),
                words.t("xray.rule." + finding.rule() + ".mend"),
                finding.path(),
                line.rule().owner().code(),
                finding.openedAt(),
                finding.goneAt(),
                line.acceptance() == null ? null : line.acceptance().lastDay());
    }
}
