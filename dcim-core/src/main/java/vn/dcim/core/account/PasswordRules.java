package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.PasswordFault.Kind;

/** Tells whether the rules of passwords work here, and under which of them the present ones were chosen. */
@Singleton
public class PasswordRules {

    private static final Person SOMEBODY =
            new Person("Nguyễn Văn An", LocalDate.of(1985, 7, 23), "0912 345 678", "", "Trung tâm", "");

    private final PasswordChoiceRepository choices;
    private final PasswordCheck check;
    private final AccessRules rules;
    private volatile @Nullable List<Tried> tried;

    PasswordRules(PasswordChoiceRepository choices, PasswordCheck check, AccessRules rules) {
        this.choices = choices;
        this.check = check;
        this.rules = rules;
    }

    /**
     * A password that was tried on the rules.
     *
     * @param what is forbidden in it: {@code name}, {@code birth_date} or {@code phone}
     * @param password of nobody
     */
    public record Tried(String what, String password, boolean isRefused) {}

    /** Tries passwords that a made-up person's name, birth date and telephone number stand in, as that person's choice for each population. */
    public List<Tried> tried() {
        List<Tried> known = tried;
        if (known == null) {
            // why: neither rules nor passwords change while the program runs
            known = tryAll();
            tried = known;
        }
        return known;
    }

    private List<Tried> tryAll() {
        return Stream.of(
                        tried("name", Kind.HAS_NAME, "NguyenAn1985!"),
                        tried("name", Kind.HAS_NAME, "Xq7#NguyễnAn"),
                        tried("birth_date", Kind.HAS_BIRTH_DATE, "Xq#zTb23071985"),
                        tried("birth_date", Kind.HAS_BIRTH_DATE, "Xq#zTb-1985-kV"),
                        tried("phone", Kind.HAS_PHONE, "Xq#zT0912345678"))
                .toList();
    }

    private Tried tried(String what, Kind kind, String password) {
        boolean isRefused = Stream.of(Population.values())
                .map(population -> rules.passwords().get(population))
                .allMatch(policy -> check.faults(password, policy, "an.nv", SOMEBODY).stream()
                        .anyMatch(fault -> fault.kind() == kind));
        return new Tried(what, password, isRefused);
    }

    /** Returns the choices of the present passwords by account; what was issued, or chosen before this was noted, has none. */
    public Map<Long, PasswordChoice> chosen() {
        return choices.findAll().stream().collect(Collectors.toMap(PasswordChoice::accountId, Function.identity()));
    }
}
