package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;

/** All that people ever answered for. */
@Singleton
@Requires(property = "datasources.default.url")
public class Declarations {

    private final Compliance compliance;
    private final DeclarationRepository repository;
    private final Clock clock;

    Declarations(Compliance compliance, DeclarationRepository repository, Clock clock) {
        this.compliance = compliance;
        this.repository = repository;
        this.clock = clock;
    }

    /** How far a declaration is; what needs somebody first comes first. */
    public enum Term {
        /** It counts, and ends within three weeks. */
        ENDING,
        /** Its last day is past, and no other of its kind counts for longer. */
        OVER,
        /** It counts. */
        IN_FORCE,
        /** Another of its kind about the same counts for longer. */
        FOLLOWED,
        /** Somebody took it back. */
        WITHDRAWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Term> of(String code) {
            return Arrays.stream(values())
                    .filter(term -> term.code().equals(code))
                    .findFirst();
        }
    }

    /** @param obligation null where it is of a text that is not in force here */
    public record Signed(Declaration declaration, @Nullable Obligation obligation, Term term) {

        /** Tells whether it can be signed anew. */
        public boolean isRenewable() {
            return obligation != null && (term == Term.ENDING || term == Term.OVER || term == Term.IN_FORCE);
        }
    }

    /** Returns all: by {@link Term}, those that end first before the others; of what is over, the newest first. */
    public List<Signed> all() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        Map<String, Obligation> obligations = compliance.texts().stream()
                .flatMap(text -> text.obligations().stream())
                .collect(Collectors.toMap(Obligation::id, Function.identity()));
        List<Declaration> ever = repository.findEver();
        Map<String, List<Declaration>> standing = ever.stream()
                .filter(declaration -> declaration.withdrawnAt() == null)
                .collect(Collectors.groupingBy(Declaration::obligation));
        Comparator<Signed> byLastDay =
                Comparator.comparing(signed -> signed.declaration().lastDay());
        return ever.stream()
                .map(declaration -> new Signed(
                        declaration,
                        obligations.get(declaration.obligation()),
                        term(declaration, standing.getOrDefault(declaration.obligation(), List.of()), today)))
                .sorted(Comparator.comparing(Signed::term)
                        .thenComparing((one, other) -> one.term() == Term.ENDING || one.term() == Term.IN_FORCE
                                ? byLastDay.compare(one, other)
                                : byLastDay.compare(other, one))
                        .thenComparing(signed -> signed.declaration().id()))
                .toList();
    }

    private static Term term(Declaration declaration, List<Declaration> standing, LocalDate today) {
        if (declaration.withdrawnAt() != null) {
            return Term.WITHDRAWN;
        }
        if (standing.stream().anyMatch(other -> other.follows(declaration))) {
            return Term.FOLLOWED;
        }
        if (today.isAfter(declaration.lastDay())) {
            return Term.OVER;
        }
        return declaration.lastDay().isAfter(today.plusDays(DeclarationNotices.DAYS)) ? Term.IN_FORCE : Term.ENDING;
    }
}
