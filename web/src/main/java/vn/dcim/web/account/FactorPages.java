package vn.dcim.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.factor.Enrolment;
import vn.dcim.core.account.factor.FactorSecret;
import vn.dcim.core.account.factor.SecondFactors;
import vn.dcim.core.account.passkey.Passkeys;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;

/** Shows the page on which people set up second factors, with what was wrong. */
@Singleton
final class FactorPages {

    private final AccessRules rules;
    private final SecondFactors factors;
    private final Enrolment enrolment;
    private final Passkeys passkeys;
    private final PasskeySites sites;
    private final Pages pages;

    FactorPages(
            AccessRules rules,
            SecondFactors factors,
            Enrolment enrolment,
            Passkeys passkeys,
            PasskeySites sites,
            Pages pages) {
        this.rules = rules;
        this.factors = factors;
        this.enrolment = enrolment;
        this.passkeys = passkeys;
        this.sites = sites;
        this.pages = pages;
    }

    /** @param faults by field, texts; with any, the answer is 422 */
    MutableHttpResponse<?> show(
            HttpRequest<?> request, Account account, String next, String passkeyName, Map<String, String> faults) {
        Words words = pages.visit(request).words();
        FactorSecret secret = enrolment.offer(account, words.t("app.name"));
        var page = new FactorPage(
                why(account),
                account.source().hasPassword(),
                LimitTexts.of(rules.secondFactor(account.role()), words),
                QrCode.of(secret.uri()),
                secret.text().replaceAll("(.{4})(?=.)", "$1 "),
                secret.uri(),
                passkeys.of(account),
                sites.name(request),
                factors.mayEndPasskey(account),
                passkeyName,
                LocalPath.of(next).toString(),
                faults);
        var response = pages.page(request, words.t("second-factor.title"), "account/second-factor", page);
        return faults.isEmpty() ? response : response.status(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    /** Returns why somebody is on the page, as {@link FactorPage} calls it. */
    String why(Account account) {
        return factors.hasApp(account) ? "replace" : factors.isDue(account) ? "due" : "wish";
    }
}
