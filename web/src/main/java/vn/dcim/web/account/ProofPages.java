package vn.dcim.web.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.account.FreshProof;
import vn.dcim.core.account.ProofAge;
import vn.dcim.web.page.LocalPath;
import vn.dcim.web.page.Pages;

/** Shows the page that asks for proof, in the way of a sensitive act or by itself. What was typed for the act goes with it. */
@Singleton
final class ProofPages implements ExceptionHandler<ProofWanted, MutableHttpResponse<?>> {

    private static final Set<String> OWN = Set.of(ProofPage.PASSWORD, ProofPage.CODE, ProofPage.BACK, "csrf");

    private final ProofAge age;
    private final Pages pages;

    ProofPages(ProofAge age, Pages pages) {
        this.age = age;
        this.pages = pages;
    }

    @Override
    public MutableHttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, ProofWanted wanted) {
        HttpRequest<?> asked = request;
        Object known = wanted.form().get(ProofPage.BACK);
        String back = known == null
                ? LocalPath.ofPage(asked.getHeaders().get(HttpHeaders.REFERER)).toString()
                : LocalPath.of(known.toString()).toString();
        return show(asked, asked.getUri().toString(), kept(wanted.form()), back, wanted.means(), wanted.fault());
    }

    /** Returns the page; 422 where something was wrong, else 403, since what was asked for has not been done. */
    MutableHttpResponse<?> show(
            HttpRequest<?> request,
            String action,
            List<ProofPage.Field> kept,
            String back,
            FreshProof.Means means,
            Optional<FreshProof.Fault> fault) {
        var words = pages.visit(request).words();
        var page = new ProofPage(
                action,
                kept,
                back,
                means,
                age.most().toMinutes(),
                fault.map(ProofPages::field).orElse(""),
                fault.map(wrong -> words.t(text(wrong))).orElse(""));
        return pages.page(request, words.t("proof.title"), "account/proof", page)
                .status(fault.isPresent() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.FORBIDDEN);
    }

    private static List<ProofPage.Field> kept(Map<String, Object> form) {
        List<ProofPage.Field> kept = new ArrayList<>();
        form.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                // why: a field that was left empty arrives as null
                Collection<?> values =
                        value instanceof Collection<?> several ? several : Collections.singletonList(value);
                values.forEach(one -> kept.add(new ProofPage.Field(name, Objects.toString(one, ""))));
            }
        });
        return kept;
    }

    private static String field(FreshProof.Fault fault) {
        return fault == FreshProof.Fault.CODE ? ProofPage.CODE : ProofPage.PASSWORD;
    }

    private static String text(FreshProof.Fault fault) {
        return switch (fault) {
            case PASSWORD -> "password.fault.present";
            case CODE -> "sign-in.code.refused";
            case SIGN_IN -> "proof.sign-in";
        };
    }
}
