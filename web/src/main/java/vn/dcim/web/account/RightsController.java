package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;

/** The table of rights, open to everybody who has an account: who may do what, and whom to ask. */
@Hidden
@Controller("/rights")
@Needs(Permission.VIEW)
@Scoped
final class RightsController {

    private final Pages pages;

    RightsController(Pages pages) {
        this.pages = pages;
    }

    @Get
    HttpResponse<?> table(HttpRequest<?> request) {
        return pages.page(request, pages.visit(request).t("rights.title"), "account/rights", RightsPage.IN_FORCE);
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return sheet(request).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return sheet(request).xlsx();
    }

    private Sheet sheet(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        List<String> heads = Stream.concat(
                        Stream.of(words.t("rights.right")),
                        Arrays.stream(Role.values()).map(role -> words.t("role." + role.code())))
                .toList();
        return new Sheet(
                "rights",
                heads,
                Arrays.stream(Permission.values())
                        .map(right -> Stream.concat(
                                        Stream.of(words.t("permission." + right.code())),
                                        Arrays.stream(Role.values()).map(role -> mark(role, right)))
                                .toList())
                        .toList());
    }

    private static String mark(Role role, Permission right) {
        return role.may(right) ? "x" : role.mayOnDemand(right) ? "(x)" : "";
    }
}
