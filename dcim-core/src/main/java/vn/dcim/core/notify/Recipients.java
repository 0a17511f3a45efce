package vn.dcim.core.notify;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.Standings;

/**
 * Who can be told, by role: the people whose accounts have it, at the addresses that stand there, and those of the settings who have no
 * account. Where the settings name an address or a language for somebody who has one, that comes first.
 */
@Singleton
final class Recipients {

    private final Accounts accounts;
    private final Standings standings;
    private final SettingsRecipients settings;

    Recipients(Accounts accounts, Standings standings, SettingsRecipients settings) {
        this.accounts = accounts;
        this.standings = standings;
        this.settings = settings;
    }

    /**
     * Returns the people of a role, by name of their accounts; also those without any address. Nobody who is suspended or gone; but
     * whoever is locked, since otherwise five wrong passwords would keep the alarms from a person.
     */
    List<Recipient> of(Role role) {
        List<Account> all = accounts.all();
        Set<String> withAccount = all.stream().map(Account::name).collect(Collectors.toSet());
        return Stream.concat(
                        all.stream()
                                .filter(account -> account.role() == role)
                                .filter(account -> standings.of(account).keepsRights())
                                .map(this::of),
                        settings.of(role).stream().filter(person -> !withAccount.contains(person.account())))
                .sorted((one, other) -> one.account().compareTo(other.account()))
                .toList();
    }

    /** Returns the owner of an account that is in use; empty where there is none. */
    Optional<Recipient> find(String account) {
        return accounts.find(account)
                .filter(found -> standings.of(found).keepsRights())
                .map(this::of);
    }

    /** Returns the owner of an account, with or without addresses. */
    Recipient of(Account account) {
        Map<String, String> addresses = new HashMap<>();
        if (!account.person().email().isEmpty()) {
            addresses.put("mail", account.person().email());
        }
        if (!account.person().phone().isEmpty()) {
            addresses.put("sms", account.person().phone().replaceAll("[ .()-]", ""));
        }
        return settings.find(account.name())
                .map(person -> {
                    addresses.putAll(person.addresses());
                    return new Recipient(account.name(), person.language(), Map.copyOf(addresses));
                })
                .orElseGet(
                        () -> new Recipient(account.name(), SettingsRecipients.USUAL_LANGUAGE, Map.copyOf(addresses)));
    }
}
