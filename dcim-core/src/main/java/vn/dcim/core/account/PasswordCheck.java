package vn.dcim.core.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.io.ClasspathResource;
import com.nulabinc.zxcvbn.matchers.DictionaryLoader;
import com.nulabinc.zxcvbn.matchers.Match;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.account.PasswordFault.Kind;

/** Judges a password that somebody wants, before it is compared with those that were. */
@Singleton
final class PasswordCheck {

    private static final int ENOUGH_DECORATION_LOG10 = 12;

    // why: the lists take a moment to read, and most starts of the program need none
    private static final class Lists {
        static final Zxcvbn ESTIMATE = load();

        private static Zxcvbn load() {
            try {
                return new ZxcvbnBuilder()
                        .dictionaries(StandardDictionaries.loadAllDictionaries())
                        .dictionary(
                                new DictionaryLoader("vietnamese", new ClasspathResource("/passwords/vietnamese.txt"))
                                        .load())
                        .keyboards(StandardKeyboards.loadAllKeyboards())
                        .build();
            } catch (IOException e) {
                throw new UncheckedIOException("the lists of common passwords cannot be read", e);
            }
        }
    }

    /** Returns everything that is wrong with a password, so that nobody has to find out one after the other. */
    List<PasswordFault> faults(String password, PasswordPolicy policy, String account, Person person) {
        List<PasswordFault> faults = new ArrayList<>();
        int length = password.codePointCount(0, password.length());
        if (length < policy.leastLength().value()) {
            faults.add(new PasswordFault(
                    Kind.TOO_SHORT, policy.leastLength().value().toString()));
        }
        if (length > Passwords.LONGEST) {
            // why: what follows takes a time that grows with the length
            return List.of(new PasswordFault(Kind.TOO_LONG, Integer.toString(Passwords.LONGEST)));
        }
        if (kinds(password) < policy.kinds().value()) {
            faults.add(
                    new PasswordFault(Kind.TOO_FEW_KINDS, policy.kinds().value().toString()));
        }
        PersonalWords words = new PersonalWords(account, person);
        if (words.hasName(password)) {
            faults.add(PasswordFault.of(Kind.HAS_NAME));
        }
        if (words.hasBirthDate(password)) {
            faults.add(PasswordFault.of(Kind.HAS_BIRTH_DATE));
        }
        if (words.hasPhone(password)) {
            faults.add(PasswordFault.of(Kind.HAS_PHONE));
        }
        if (length >= policy.leastLength().value()) {
            Strength strength = Lists.ESTIMATE.measure(password);
            if (strength.getGuessesLog10() < safeGuessesLog10(policy) || isDecoratedWord(password, strength)) {
                faults.add(new PasswordFault(Kind.GUESSABLE, why(strength)));
            }
        }
        return faults;
    }

    /** One digit for each character but one of the shortest password: what nobody can guess may be as short as the rules allow. */
    private static int safeGuessesLog10(PasswordPolicy policy) {
        return policy.leastLength().value() - 1;
    }

    /** Counts lower case, upper case, digits and everything else, of any script. */
    private static int kinds(String password) {
        return (int) password.codePoints().map(PasswordCheck::kind).distinct().count();
    }

    private static int kind(int character) {
        if (Character.isLowerCase(character)) {
            return 0;
        }
        if (Character.isUpperCase(character)) {
            return 1;
        }
        return Character.isDigit(character) ? 2 : 3;
    }

    /** Tells whether all letters are those of one common word, with digits and signs around it: Quantri@2026. */
    private static boolean isDecoratedWord(String password, Strength strength) {
        return strength.getGuessesLog10() < ENOUGH_DECORATION_LOG10
                && strength.getSequence().stream()
                        .filter(match -> match.dictionaryName != null)
                        .anyMatch(match -> letters(match.token) == letters(password));
    }

    private static long letters(CharSequence text) {
        return text.codePoints().filter(Character::isLetter).count();
    }

    /** Returns the longest part that is easy to guess. */
    private static String why(Strength strength) {
        return Stream.ofNullable(strength.getSequence())
                .flatMap(List::stream)
                .map((Match match) -> match.token.toString())
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
