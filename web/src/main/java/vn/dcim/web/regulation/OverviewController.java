package vn.dcim.web.regulation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.EscalationConfig;
import vn.dcim.core.regulation.FindingTrend;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.regulation.State;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;

/** The page that tells how it stands article by article and role by role, the worst first. */
@Hidden
@Controller("/compliance/overview")
@Needs(Permission.READ_COMPLIANCE)
final class OverviewController {

    private final Compliance compliance;
    private final Catalogue catalogue;
    private final FindingTrend trend;
    private final EscalationConfig escalation;
    private final Pages pages;

    OverviewController(
            Compliance compliance, Catalogue catalogue, FindingTrend trend, EscalationConfig escalation, Pages pages) {
        this.compliance = compliance;
        this.catalogue = catalogue;
        this.trend = trend;
        this.escalation = escalation;
        this.pages = pages;
    }

    /** The query takes what the list takes; its filters lead on to it. */
    @Get
    HttpResponse<?> overview(HttpRequest<?> request, @RequestBean ComplianceView view) {
        Visit visit = pages.visit(request);
        List<Standing> all = compliance.all();
        List<Standing> fitting = view.fitting(all);
        return pages.page(
                request,
                visit.t("regulation.overview"),
                "regulation/overview",
                new OverviewPage(
                        view,
                        articles(fitting, visit.words()),
                        roles(fitting, visit.words()),
                        Compliance.counts(fitting),
                        all.stream()
                                .flatMap(standing -> standing.obligation().responsible().stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        trend.days(),
                        OverviewPage.escalated(fitting, visit.now(), escalation)));
    }

    private List<OverviewPage.Line> articles(List<Standing> standings, Words words) {
        Map<String, List<Standing>> by = new LinkedHashMap<>();
        standings.forEach(standing -> by.computeIfAbsent(ComplianceView.articleOf(standing), _ -> new ArrayList<>())
                .add(standing));
        return worstFirst(by.entrySet().stream()
                .map(entry -> {
                    var obligation = entry.getValue().getFirst().obligation();
                    String title = compliance
                            .article(obligation)
                            .map(article -> RegulationWords.of(words, article.title()))
                            .orElse("");
                    return new OverviewPage.Line(
                            entry.getKey(),
                            RegulationWords.article(words, obligation) + " · " + title,
                            catalogue.text(obligation.text()).orElseThrow().number(),
                            Compliance.counts(entry.getValue()));
                })
                .toList());
    }

    private static List<OverviewPage.Line> roles(List<Standing> standings, Words words) {
        Map<String, List<Standing>> by = new LinkedHashMap<>();
        standings.forEach(standing -> standing.obligation().responsible().forEach(role -> by.computeIfAbsent(
                        role, _ -> new ArrayList<>())
                .add(standing)));
        return worstFirst(by.entrySet().stream()
                .map(entry -> new OverviewPage.Line(
                        entry.getKey(),
                        RegulationWords.role(words, entry.getKey()),
                        "",
                        Compliance.counts(entry.getValue())))
                .toList());
    }

    private static List<OverviewPage.Line> worstFirst(List<OverviewPage.Line> lines) {
        return lines.stream()
                .sorted(Comparator.<OverviewPage.Line>comparingLong(line -> -line.count(State.NOT_MET))
                        .thenComparingLong(line -> -line.count(State.NO_EVIDENCE)))
                .toList();
    }
}
