package vn.dcim.web.power;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.power.ChainNode;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;

/** The page of the question what if; its address holds the question. */
@Hidden
@Controller("/power/what-if")
@Needs(Permission.VIEW)
final class WhatIfController {

    private final Questions questions;
    private final Assets assets;
    private final Pages pages;
    private final Clock clock;

    WhatIfController(Questions questions, Assets assets, Pages pages, Clock clock) {
        this.questions = questions;
        this.assets = assets;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> ask(HttpRequest<?> request) {
        Questions.Asked asked = questions.ask(open(request));
        var page = new WhatIfPage(
                asked.answer(),
                ChainTree.of(asked.chain(), asked.answer()),
                asked.chain().nodes().stream()
                        .filter(node -> !node.isConsumer())
                        .map(ChainNode::name)
                        .sorted()
                        .toList(),
                String.join(", ", asked.unknown()),
                assets.names(),
                clock.instant());
        return pages.page(request, pages.visit(request).t("what-if.title"), "power/what-if", page)
                .status(asked.unknown().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Get("/export.csv")
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return sheet(request).csv();
    }

    @Get("/export.xlsx")
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return sheet(request).xlsx();
    }

    private Sheet sheet(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        AssetNames names = assets.names();
        Questions.Asked asked = questions.ask(open(request));
        Instant now = clock.instant();
        List<List<String>> rows = new ArrayList<>();
        asked.answer()
                .parts()
                .forEach(part -> rows.add(List.of(
                        part.node().name(),
                        PowerWords.kind(part.node(), words),
                        PowerWords.supply(part.was(), words),
                        PowerWords.supply(part.then(), words),
                        PowerWords.supply(part.last(), words),
                        PowerWords.kilowatts(part.before(), words),
                        PowerWords.kilowatts(part.after(), words),
                        PowerWords.kilowatts(part.finallyAfter(), words),
                        PowerWords.kilowatts(part.limit(), words),
                        "",
                        "",
                        "",
                        PowerWords.told(part.node(), part.measure(), now, words))));
        asked.answer()
                .hits()
                .forEach(hit -> rows.add(List.of(
                        hit.node().name(),
                        PowerWords.kind(hit.node(), words),
                        "",
                        words.t("what-if.fate." + hit.fate().code()),
                        "",
                        PowerWords.kilowatts(hit.watts(), words),
                        "",
                        "",
                        "",
                        PowerWords.importance(hit.node(), words),
                        PowerWords.place(hit.node(), names),
                        hit.node().owner().map(names::unit).orElse(""),
                        words.t(hit.isBudgeted() ? "power.basis.budget" : "power.basis.reading"))));
        return new Sheet(
                "what-if",
                Stream.of(
                                "name",
                                "kind",
                                "was",
                                "then",
                                "last",
                                "before",
                                "after",
                                "finally",
                                "limit",
                                "importance",
                                "place",
                                "owner",
                                "reading")
                        .map(head -> words.t("power.head." + head))
                        .toList(),
                rows);
    }

    private static List<String> open(HttpRequest<?> request) {
        return request.getParameters().getAll("open");
    }
}
