package vn.dcim.web.staff;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.SignIn;
import vn.dcim.core.account.Standings;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.staff.Grant;
import vn.dcim.core.staff.Grants;
import vn.dcim.core.staff.Review;
import vn.dcim.core.staff.ReviewLine;
import vn.dcim.core.staff.Reviews;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.export.Sheet;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The pages on which all accounts are reviewed, and the result is signed. */
@Hidden
@Controller("/reviews")
@Needs(Permission.READ_ACCOUNT)
final class ReviewController {

    private final Reviews reviews;
    private final Accounts accounts;
    private final Standings standings;
    private final AccessRules rules;
    private final SignIn signIn;
    private final Grants grants;
    private final Pages pages;
    private final HttpClientAddressResolver addresses;

    ReviewController(
            Reviews reviews,
            Accounts accounts,
            Standings standings,
            AccessRules rules,
            SignIn signIn,
            Grants grants,
            Pages pages,
            HttpClientAddressResolver addresses) {
        this.reviews = reviews;
        this.accounts = accounts;
        this.standings = standings;
        this.rules = rules;
        this.signIn = signIn;
        this.grants = grants;
        this.pages = pages;
        this.addresses = addresses;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        Words words = pages.visit(request).words();
        String source = rules.review()
                .map(rule -> rule.from().isEmpty()
                        ? words.t("rule.proposal")
                        : rule.from().stream()
                                .map(text -> words.t("rule.source", text.article(), text.document()))
                                .collect(Collectors.joining("; ")))
                .orElse("");
        var page = new ReviewListPage(reviews.all(), reviews.due().orElse(null), source, reviews.unchangedRoles());
        return pages.page(request, words.t("reviews.title"), "staff/reviews", page);
    }

    @Post(consumes = MediaType.ALL)
    @Needs(Permission.REVIEW_ACCOUNT)
    HttpResponse<?> open(HttpRequest<?> request) {
        return HttpResponse.seeOther(path(reviews.open(SignedIn.name(request)).id()));
    }

    @Get("/{id}")
    HttpResponse<?> review(HttpRequest<?> request, long id, @QueryValue(defaultValue = "") String show) {
        return show(request, id, show.equals("undecided"), ReviewForm.EMPTY, "", "");
    }

    @Post("/{id}/decide")
    @Needs(Permission.REVIEW_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> decide(HttpRequest<?> request, long id, @Body Map<String, Object> fields) {
        var form = new ReviewForm(fields);
        return act(
                request,
                id,
                form,
                actor -> reviews.decide(
                        id, form.lines(), form.outcome(), form.role().orElse(null), form.typed("remark"), actor));
    }

    /** Signs with the reviewer's password; a wrong one counts as at sign-in. */
    @Post("/{id}/sign")
    @Needs(Permission.REVIEW_ACCOUNT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> sign(HttpRequest<?> request, long id, @Body Map<String, Object> fields) {
        String password = fields.getOrDefault("password", "").toString();
        if (signIn.attempt(SignedIn.name(request), password, addresses.resolve(request))
                .isEmpty()) {
            return show(
                            request,
                            id,
                            false,
                            ReviewForm.EMPTY,
                            "password",
                            pages.visit(request)
                                    .t(hasPassword(request) ? "password.fault.present" : "password.fault.none"))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return act(request, id, ReviewForm.EMPTY, actor -> reviews.sign(id, actor));
    }

    @Get("/{id}/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request, long id) {
        return sheet(request, id).csv();
    }

    @Get("/{id}/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request, long id) {
        return sheet(request, id).xlsx();
    }

    /** An act on a review, in the name of somebody. */
    private interface Act {
        void by(String actor);
    }

    private HttpResponse<?> act(HttpRequest<?> request, long id, ReviewForm form, Act act) {
        try {
            act.by(SignedIn.name(request));
            return HttpResponse.seeOther(path(id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            String field = e.code() == ErrorCode.INVALID_VALUE
                    ? e.arguments().getFirst().toString()
                    : "password";
            return show(
                            request,
                            id,
                            false,
                            form,
                            field,
                            FieldText.of(e, pages.visit(request).words(), "reviews.accepted."))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request, long id, boolean undecided, ReviewForm form, String field, String fault) {
        Review review = reviews.look(id);
        Map<Long, Account> known = accounts.all().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Map<Long, Grant> granted = grants.ofRoles();
        List<ReviewPage.Row> rows = review.lines().stream()
                .filter(line -> !undecided || line.outcome() == null)
                .map(line -> {
                    Account account = known.get(line.accountId());
                    return new ReviewPage.Row(
                            line, account, standings.of(account), grants.coverage(account, granted.get(account.id())));
                })
                .toList();
        return pages.page(
                request,
                pages.visit(request)
                        .t(
                                "reviews.of",
                                pages.visit(request).words().day(review.review().openedAt())),
                "staff/review",
                new ReviewPage(review, rows, undecided, form, field, fault));
    }

    private Sheet sheet(HttpRequest<?> request, long id) {
        Words words = pages.visit(request).words();
        Review review = reviews.look(id);
        return new Sheet(
                "review-" + id,
                Stream.of(
                                "account",
                                "full-name",
                                "unit",
                                "role",
                                "outcome",
                                "new-role",
                                "remark",
                                "decided-by",
                                "decided-at",
                                "hash")
                        .map(column -> words.t("reviews.column." + column))
                        .toList(),
                review.lines().stream().map(line -> row(review, line, words)).toList());
    }

    private static List<String> row(Review review, ReviewLine line, Words words) {
        return List.of(
                line.accountName(),
                line.fullName(),
                line.unit(),
                words.t("role." + line.role().code()),
                line.outcome() == null
                        ? ""
                        : words.t("reviews.outcome." + line.outcome().code()),
                line.newRole() == null ? "" : words.t("role." + line.newRole().code()),
                line.remark(),
                line.decidedBy() == null ? "" : line.decidedBy(),
                line.decidedAt() == null ? "" : words.minute(line.decidedAt()),
                review.review().hash() == null ? "" : review.review().hash());
    }

    private boolean hasPassword(HttpRequest<?> request) {
        return accounts.find(SignedIn.name(request)).orElseThrow().source().hasPassword();
    }

    private static URI path(long id) {
        return URI.create("/reviews/" + id);
    }
}
