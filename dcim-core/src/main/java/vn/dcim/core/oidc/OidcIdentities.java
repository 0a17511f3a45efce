package vn.dcim.core.oidc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Identity;
import vn.dcim.core.account.ProvidedAccounts;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.SignIn.Refusal;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds, makes and ends the accounts of whom the provider recognises. */
@Singleton
@Requires(beans = OidcSettings.class)
class OidcIdentities {

    private static final Logger LOG = LoggerFactory.getLogger(OidcIdentities.class);

    /** Begins what stands beside an account whose second factor the provider has asked for. */
    private static final String EXCUSE = AccountSource.OIDC.code() + ": ";

    private final OidcSettings settings;
    private final OidcPersonRepository people;
    private final Accounts accounts;
    private final ProvidedAccounts provided;
    private final Sessions sessions;
    private final Clock clock;

    OidcIdentities(
            OidcSettings settings,
            OidcPersonRepository people,
            Accounts accounts,
            ProvidedAccounts provided,
            Sessions sessions,
            Clock clock) {
        this.settings = settings;
        this.people = people;
        this.accounts = accounts;
        this.provided = provided;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Returns the account of a subject; empty for one who never signed in here. */
    Optional<Account> find(String subject) {
        return people.findByIssuerAndSubject(settings.issuer(), subject)
                .flatMap(person -> accounts.find(person.accountId()));
    }

    /**
     * Returns the account of a person, made or brought up to date; who has no role any more, loses it. The last one that can
     * administer stays as it is.
     */
    Identity identify(ProviderPerson person) {
        Optional<Account> known = find(person.subject());
        try {
            return identify(person, known);
        } catch (DcimException e) {
            if (e.code() != ErrorCode.LAST_ADMINISTRATOR) {
                throw e;
            }
            // why: a mistake at the provider must not leave the centre without anybody who could mend it here
            LOG.warn("{} keeps its rights against the provider: nobody else can administer", person.name());
            return Identity.of(known.orElseThrow());
        }
    }

    private Identity identify(ProviderPerson person, Optional<Account> known) {
        if (person.role().isEmpty()) {
            // why: where the provider said nothing of groups, nobody is ended by its silence
            known.filter(account -> person.knowsGroups() && account.deactivatedAt() == null)
                    .ifPresent(account -> provided.deactivate(account.id(), Refusal.NO_GROUP.code()));
            return Identity.refused(Refusal.NO_GROUP);
        }
        return known.map(account -> Identity.of(brought(account, person))).orElseGet(() -> first(person));
    }

    private Account brought(Account account, ProviderPerson person) {
        return account.deactivatedAt() == null
                ? provided.bringUpToDate(account.id(), person.role().orElseThrow(), person.person())
                : account;
    }

    private Identity first(ProviderPerson person) {
        if (!Accounts.isName(person.name())) {
            return Identity.refused(Refusal.UNSUITED_NAME);
        }
        if (accounts.find(person.name()).isPresent()) {
            return Identity.refused(Refusal.NAME_CLASH);
        }
        try {
            return Identity.of(add(person));
        } catch (DcimException | DataAccessException e) {
            // why: the same person at another door, or on another node, may have been quicker
            return find(person.subject()).map(Identity::of).orElseThrow(() -> e);
        }
    }

    @Transactional
    Account add(ProviderPerson person) {
        Account account =
                provided.add(AccountSource.OIDC, person.name(), person.role().orElseThrow(), person.person());
        people.save(new OidcPerson(
                account.id(),
                settings.issuer(),
                person.subject(),
                person.proof(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return account;
    }

    /**
     * Notes how a person was recognised who is let in.
     *
     * @return whether the provider has asked for a second factor itself, so that none is asked for here
     */
    boolean note(Account account, ProviderPerson person) {
        people.note(account.id(), person.proof(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        boolean strong = settings.isStrong(person.acr(), person.amr());
        String before = account.secondFactorExcuse();
        if (before != null && !before.startsWith(EXCUSE)) {
            return strong;
        }
        String excuse = strong ? EXCUSE + person.proof() : null;
        if (strong && before == null) {
            // why: those were opened without, and would be excused too
            sessions.closeAll(account);
        }
        if (!Objects.equals(before, excuse)) {
            accounts.excuseFromSecondFactor(account, excuse);
        }
        return strong;
    }
}
