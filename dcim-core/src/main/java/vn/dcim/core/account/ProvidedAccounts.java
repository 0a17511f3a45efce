package vn.dcim.core.account;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;

/** What a provider does with the accounts of its people; each act is a row of the audit log, done by the code of their source. */
@Singleton
public class ProvidedAccounts {

    private final Accounts accounts;
    private final Administrators administrators;
    private final AccountRepository repository;
    private final AccountDesk desk;
    private final AuditLog audit;

    ProvidedAccounts(
            Accounts accounts,
            Administrators administrators,
            AccountRepository repository,
            AccountDesk desk,
            AuditLog audit) {
        this.accounts = accounts;
        this.administrators = administrators;
        this.repository = repository;
        this.desk = desk;
        this.audit = audit;
    }

    /** Returns those there are, also those whose time is over, by name. */
    public List<Account> all(AccountSource source) {
        return accounts.all().stream()
                .filter(account -> account.source() == source)
                .toList();
    }

    /** @throws DcimException ALREADY_EXISTS for a name in use, INVALID_VALUE for one that is none */
    @Transactional
    public Account add(AccountSource source, String name, Role role, Person person) {
        Account account = accounts.provide(source, name, role, person);
        audit.record(source.code(), "account.add", subject(account), "", role.code(), person.fullName());
        return account;
    }

    /**
     * Gives an account the role and the person of the provider; the birth date, which it does not know, stays.
     *
     * @throws DcimException LAST_ADMINISTRATOR
     */
    @Transactional
    public Account bringUpToDate(long id, Role role, Person person) {
        if (!role.may(Permission.CHANGE_ACCOUNT)) {
            administrators.refuseEnd(id, null);
        }
        repository.hold(id);
        Account account = accounts.find(id).orElseThrow();
        Map<String, String> before = facts(account.person());
        Map<String, String> after = facts(person);
        if (account.role() == role && before.equals(after)) {
            return account;
        }
        repository.describe(
                id, role.name(), person.fullName(), person.phone(), person.email(), person.unit(), person.post());
        if (!before.equals(after)) {
            audit.record(
                    account.source().code(),
                    "account.describe",
                    subject(account),
                    changed(before, after),
                    changed(after, before),
                    "");
        }
        if (account.role() != role) {
            audit.record(
                    account.source().code(),
                    "account.change-role",
                    subject(account),
                    account.role().code(),
                    role.code(),
                    "");
        }
        return accounts.find(id).orElseThrow();
    }

    /**
     * Ends an account as an administrator does; only an administrator brings it back.
     *
     * @param reason one word, such as {@code no-group}
     * @throws DcimException LAST_ADMINISTRATOR
     */
    @Transactional
    public Account deactivate(long id, String reason) {
        String actor = accounts.find(id).orElseThrow().source().code();
        return desk.deactivate(id, actor + ": " + reason, actor);
    }

    /** Ends an account whose person is gone, also that of the last administrator: nobody could sign in with it anyway. */
    @Transactional
    public Account deactivateGone(long id, String reason) {
        String actor = accounts.find(id).orElseThrow().source().code();
        return desk.end(id, actor + ": " + reason, actor);
    }

    private static Map<String, String> facts(Person person) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("full-name", person.fullName());
        facts.put("phone", person.phone());
        facts.put("email", person.email());
        facts.put("unit", person.unit());
        facts.put("post", person.post());
        return facts;
    }

    private static String changed(Map<String, String> facts, Map<String, String> others) {
        return facts.entrySet().stream()
                .filter(fact -> !Objects.equals(fact.getValue(), others.get(fact.getKey())))
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String subject(Account account) {
        return "account:" + account.name();
    }
}
