package vn.dcim.core.foreign;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.text.PlainText;

/** Finds whose an account is. What is not certain is said to be so, and never guessed. */
final class PersonMatcher {

    private final Map<String, KnownPerson> byKey;
    private final Map<String, KnownPerson> byAccount = new HashMap<>();
    private final Map<String, List<KnownPerson>> byName;
    private final Map<String, String> byHand;

    /** @param byHand keys of persons, or {@link ForeignNote#NONE_OF_THESE}, by login name */
    PersonMatcher(Collection<KnownPerson> people, Map<String, String> byHand) {
        this.byHand = byHand;
        byKey = people.stream().collect(Collectors.toMap(KnownPerson::key, Function.identity()));
        byName = people.stream().collect(Collectors.groupingBy(person -> PlainText.letters(person.fullName())));
        people.stream()
                .filter(person -> !person.account().isEmpty())
                .forEach(person -> byAccount.put(person.account().toLowerCase(Locale.ROOT), person));
    }

    PersonMatch match(ForeignAccount account) {
        String chosen = byHand.getOrDefault(account.login(), "");
        if (chosen.equals(ForeignNote.NONE_OF_THESE)) {
            return PersonMatch.LISTED;
        }
        if (byKey.containsKey(chosen)) {
            return PersonMatch.known(byKey.get(chosen));
        }
        String name = PlainText.letters(account.personName());
        KnownPerson sameLogin =
                Boolean.TRUE.equals(account.machine()) ? null : byAccount.get(localPart(account.login()));
        List<KnownPerson> sameName = name.isEmpty() ? List.of() : byName.getOrDefault(name, List.of());
        if (sameLogin != null) {
            return name.isEmpty() || sameName.contains(sameLogin)
                    ? PersonMatch.known(sameLogin)
                    : PersonMatch.ambiguous(Stream.concat(Stream.of(sameLogin), sameName.stream())
                            .toList());
        }
        if (name.isEmpty()) {
            return PersonMatch.NOBODY;
        }
        if (!sameName.isEmpty()) {
            return sameName.size() == 1 && isSameUnit(account, sameName.getFirst())
                    ? PersonMatch.known(sameName.getFirst())
                    : byUnit(account, sameName);
        }
        return account.unit().isEmpty() ? PersonMatch.HALF : PersonMatch.LISTED;
    }

    private static PersonMatch byUnit(ForeignAccount account, List<KnownPerson> sameName) {
        List<KnownPerson> there =
                sameName.stream().filter(person -> isSameUnit(account, person)).toList();
        return there.size() == 1 ? PersonMatch.known(there.getFirst()) : PersonMatch.ambiguous(sameName);
    }

    private static boolean isSameUnit(ForeignAccount account, KnownPerson person) {
        return !account.unit().isEmpty() && PlainText.letters(account.unit()).equals(PlainText.letters(person.unit()));
    }

    /** Returns the name without the domain before or behind it: {@code TINH\an.nv}, {@code an.nv@tinh.gov.vn}. */
    static String localPart(String login) {
        String behind = login.substring(login.lastIndexOf('\\') + 1);
        int at = behind.indexOf('@');
        return (at > 0 ? behind.substring(0, at) : behind).toLowerCase(Locale.ROOT);
    }
}
