package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Optional;
import vn.dcim.core.account.SignIn.Refusal;

/** Finds who checks a password: this program for local accounts, which come first, the provider for all others. */
@Singleton
class Identities {

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final Optional<IdentityProvider> provider;

    Identities(AccountRepository accounts, Passwords passwords, @Nullable IdentityProvider provider) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.provider = Optional.ofNullable(provider);
    }

    Identity of(String name) {
        Optional<Account> known = accounts.findByName(name);
        if (known.isPresent() && known.get().source() == AccountSource.LOCAL) {
            return Identity.of(known.get());
        }
        if (known.isPresent() && !known.get().source().hasPassword()) {
            return Identity.refused(Refusal.NO_PASSWORD);
        }
        if (provider.isEmpty()) {
            return Identity.refused(known.isPresent() ? Refusal.DIRECTORY_AWAY : Refusal.UNKNOWN_NAME);
        }
        try {
            Identity identity = provider.get().identify(name);
            if (identity.account().isEmpty()) {
                provider.get().spendTheTimeOfACheck();
            }
            return identity;
        } catch (IdentityProvider.Away e) {
            // why: who tries is told nothing; the provider has noted the reason for the administrator
            return Identity.refused(Refusal.DIRECTORY_AWAY);
        }
    }

    /** Returns why a password is refused; only WRONG_PASSWORD is a failure of whoever typed it. */
    Optional<Refusal> check(Account account, String password) {
        if (account.source() == AccountSource.LOCAL) {
            return passwords.matches(password, account.passwordHash())
                    ? Optional.empty()
                    : Optional.of(Refusal.WRONG_PASSWORD);
        }
        passwords.spendTheTimeOfACheck(password);
        // why: a directory takes a name with an empty password for nobody in particular, and lets nobody in (RFC 4513,
        // 5.1.2)
        if (password.isEmpty() || provider.isEmpty()) {
            return Optional.of(Refusal.WRONG_PASSWORD);
        }
        try {
            return provider.get().check(account, password);
        } catch (IdentityProvider.Away e) {
            return Optional.of(Refusal.DIRECTORY_AWAY);
        }
    }
}
