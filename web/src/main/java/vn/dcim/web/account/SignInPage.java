package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;

/**
 * The sign-in form.
 *
 * @param name as typed before
 * @param next where to go afterwards, a path of this program
 * @param fault why nobody was let in; empty for none
 * @param reason why whoever was signed in has to sign in again, in words; empty where nobody was
 * @param contact whom to ask for a new password, as the site says it; empty where it says nothing
 * @param provider the way to the identity provider; null where there is none
 * @param site name for which passkeys are taken; empty where there is none
 */
public record SignInPage(
        String name,
        String next,
        String fault,
        String reason,
        String contact,
        @Nullable ProviderButton provider,
        String site) {}
