package vn.dcim.core.notify;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.account.Role;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** The people of the settings. */
@Singleton
final class SettingsRecipients {

    static final String USUAL_LANGUAGE = "vi";

    private final Map<Role, List<Recipient>> people;

    SettingsRecipients(Collection<NoticePerson> people) {
        this.people = people.stream()
                .sorted(Comparator.comparing(NoticePerson::account))
                .collect(Collectors.groupingBy(
                        SettingsRecipients::role,
                        Collectors.mapping(SettingsRecipients::recipient, Collectors.toList())));
    }

    List<Recipient> of(Role role) {
        return people.getOrDefault(role, List.of());
    }

    Optional<Recipient> find(String account) {
        return people.values().stream()
                .flatMap(List::stream)
                .filter(person -> person.account().equals(account))
                .findFirst();
    }

    private static Role role(NoticePerson person) {
        return Role.of(person.role())
                .orElseThrow(() -> refused(
                        person,
                        "role",
                        person.role(),
                        Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "))));
    }

    private static Recipient recipient(NoticePerson person) {
        if (!person.language().equals("vi") && !person.language().equals("en")) {
            throw refused(person, "language", person.language(), "vi, en");
        }
        Map<String, String> addresses = new HashMap<>();
        if (person.mail() != null && !person.mail().isBlank()) {
            addresses.put("mail", person.mail().strip());
        }
        if (person.phone() != null && !person.phone().isBlank()) {
            addresses.put("sms", person.phone().strip());
        }
        return new Recipient(person.account(), person.language(), Map.copyOf(addresses));
    }

    private static DcimException refused(NoticePerson person, String field, String value, String accepted) {
        return new DcimException(
                ErrorCode.INVALID_VALUE, "dcim.notify.people." + person.account() + "." + field, value, accepted);
    }
}
