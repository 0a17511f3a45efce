package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.oidc.OidcSettings;
import vn.dcim.core.oidc.ProviderSignIn.Failure;
import vn.dcim.web.language.Words;

/** What the sign-in page has for people of the identity provider, where there is one. */
@Singleton
final class ProviderOffer {

    static final String PATH = SignInController.PATH + "/oidc";

    private static final String FAILED = "oidc-";
    private static final String SIGNED_OUT = FAILED + "signed-out";

    private final @Nullable OidcSettings settings;
    private final Accounts accounts;

    ProviderOffer(@Nullable OidcSettings settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    /**
     * Returns the button; null where there is no provider.
     *
     * @param next where to go afterwards, a path of this program
     * @param why the reader is here, as the address says
     */
    @Nullable
    ProviderButton button(Words words, String next, String why) {
        if (settings == null) {
            return null;
        }
        String label = settings.labels().getOrDefault(words.language().code(), words.t("sign-in.oidc"));
        String path = UriBuilder.of(PATH).queryParam("next", next).build().toString();
        return new ProviderButton(label, path, why.equals(SIGNED_OUT));
    }

    /** Returns in words what went wrong with the provider; empty for nothing. */
    String fault(Words words, String why) {
        return Arrays.stream(Failure.values())
                .filter(failure -> settings != null && why.equals(FAILED + failure.code()))
                .findFirst()
                .map(failure -> words.t("sign-in.oidc." + failure.code()))
                .orElse("");
    }

    /** Returns the sign-in page that says what went wrong. */
    static URI after(Failure failure, String next) {
        return UriBuilder.of(SignInController.PATH)
                .queryParam("why", FAILED + failure.code())
                .queryParam("next", next)
                .build();
    }

    /** Returns where somebody goes who has signed out. */
    String afterSignOut(Optional<String> name) {
        boolean there = settings != null
                && name.flatMap(accounts::find)
                        .filter(account -> account.source() == AccountSource.OIDC)
                        .isPresent();
        return there ? SignInController.PATH + "?why=" + SIGNED_OUT : SignInController.PATH;
    }
}
