package vn.dcim.core.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Identity;
import vn.dcim.core.account.IdentityProvider;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.account.SignIn.Refusal;
import vn.dcim.core.error.DcimException;

/** Lets people of the directory sign in. */
@Singleton
@Requires(beans = DirectorySettings.class)
class DirectoryIdentities implements IdentityProvider {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryIdentities.class);
    private static final int LONGEST_NAME = 256;
    /** What Active Directory says to the right password of somebody who has to change it: 0x532, 0x773 (MS-ERREF). */
    private static final Pattern OUTDATED = Pattern.compile("\\bdata (532|773)\\b");

    private final Directory directory;
    private final DirectoryFollower follower;
    private final Following following;
    private final SeenPersonRepository seen;
    private final Accounts accounts;
    private final Clock clock;

    DirectoryIdentities(
            Directory directory,
            DirectoryFollower follower,
            Following following,
            SeenPersonRepository seen,
            Accounts accounts,
            Clock clock) {
        this.directory = directory;
        this.follower = follower;
        this.following = following;
        this.seen = seen;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Identity identify(String typed) {
        if (typed.isBlank() || typed.length() > LONGEST_NAME) {
            return Identity.refused(Refusal.UNKNOWN_NAME);
        }
        // why: the database takes lán for lan; the directory is asked for the name that the account has
        Optional<Account> known = accounts.find(typed);
        List<DirectoryPerson> found = found(known.map(Account::name).orElse(typed));
        if (found.size() > 1) {
            return Identity.refused(Refusal.UNSUITED_NAME);
        }
        if (found.isEmpty()) {
            // why: a search without a result may have been one that was not allowed to see; the next run looks closer
            known.ifPresent(_ -> follower.hurry());
            return Identity.refused(Refusal.UNKNOWN_NAME);
        }
        return identity(found.getFirst());
    }

    private Identity identity(DirectoryPerson person) {
        Optional<Account> account = accounts.find(person.name());
        if (account.isPresent()) {
            return identity(account.get(), person);
        }
        return switch (person.presence()) {
            case PRESENT -> Accounts.isName(person.name()) ? add(person) : Identity.refused(Refusal.UNSUITED_NAME);
            case NO_GROUP -> Identity.refused(Refusal.NO_GROUP);
            case EXPIRED -> Identity.refused(Refusal.EXPIRED);
            case DISABLED, GONE, REPLACED -> Identity.refused(Refusal.DEACTIVATED);
        };
    }

    private Identity identity(Account account, DirectoryPerson person) {
        if (account.source() != AccountSource.DIRECTORY) {
            return Identity.refused(Refusal.NAME_CLASH);
        }
        Optional<DirectoryPerson> found = Optional.of(person);
        return Identity.of(following.bring(account, found, following.presence(account, found)));
    }

    private Identity add(DirectoryPerson person) {
        try {
            return Identity.of(following.add(person));
        } catch (DcimException | DataAccessException e) {
            // why: somebody else at the same door, or on another node, may have been quicker
            return accounts.find(person.name())
                    .map(account -> identity(account, person))
                    .orElseThrow(() -> e);
        }
    }

    private List<DirectoryPerson> found(String name) {
        try (DirectoryLine line = directory.open()) {
            return line.find(name, clock.instant());
        } catch (DirectoryFault e) {
            if (e.kind() == DirectoryFault.Kind.GROUP_MISSING || e.kind() == DirectoryFault.Kind.BASE_MISSING) {
                // why: the line stood, so nothing else tells of it
                LOG.warn("A person of the directory could not be judged: {}", e.getMessage());
            }
            throw new Away(e);
        }
    }

    @Override
    public Optional<Refusal> check(Account account, String password) {
        String dn = seen.findByAccountId(account.id()).orElseThrow().dn();
        StringBuilder said = new StringBuilder();
        ResultCode result = bind(dn, password, said);
        if (result == ResultCode.SUCCESS) {
            return Optional.empty();
        }
        return Optional.of(OUTDATED.matcher(said).find() ? Refusal.PASSWORD_OUTDATED : Refusal.WRONG_PASSWORD);
    }

    @Override
    public void spendTheTimeOfACheck() {
        String nobody = new DN(new RDN("cn", Secrets.random())) + ","
                + directory.settings().base();
        bind(nobody, Secrets.random(), new StringBuilder());
    }

    private ResultCode bind(String dn, String password, StringBuilder said) {
        try (DirectoryLine line = directory.openForPassword()) {
            return line.bind(dn, password, said);
        } catch (DirectoryFault e) {
            throw new Away(e);
        }
    }
}
