package vn.dcim.core.account;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What others know of a person and would try first: name, birth date and telephone number, in their usual spellings. */
final class PersonalWords {

    /** Shorter words stand in too many others. */
    private static final int SHORTEST_WORD = 4;
    /** So many digits in a row of a telephone number give it away. */
    private static final int PHONE_DIGITS = 6;

    private static final List<DateTimeFormatter> DATES = Stream.of(
                    "ddMMyyyy", "dMyyyy", "MMddyyyy", "yyyyMMdd", "ddMMyy", "yyMMdd", "ddMM", "yyyy")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
            .toList();

    private final List<String> names;
    private final List<String> dates;
    private final String phone;

    PersonalWords(String account, Person person) {
        List<String> words = Arrays.stream(person.fullName().split("[\\s.,'-]+"))
                .map(PersonalWords::letters)
                .filter(word -> !word.isEmpty())
                .toList();
        Stream<String> pairs = words.stream()
                .flatMap(first ->
                        words.stream().filter(second -> second != first).map(second -> first + second));
        names = Stream.of(words.stream(), pairs, Stream.of(letters(account)))
                .flatMap(parts -> parts)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .toList();
        dates = spellings(person.birthDate());
        phone = digits(person.phone());
    }

    boolean hasName(String password) {
        String letters = letters(password);
        return names.stream().anyMatch(letters::contains);
    }

    boolean hasBirthDate(String password) {
        String digits = digits(password);
        return dates.stream().anyMatch(digits::contains);
    }

    boolean hasPhone(String password) {
        String digits = digits(password);
        for (int i = 0; i + PHONE_DIGITS <= phone.length(); i++) {
            if (digits.contains(phone.substring(i, i + PHONE_DIGITS))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> spellings(LocalDate date) {
        return date == null ? List.of() : DATES.stream().map(date::format).toList();
    }

    /** Returns the letters without case and without diacritics: "Nguyễn-Đức" is "nguyenduc". */
    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replaceAll("[^\\p{L}]", "");
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
