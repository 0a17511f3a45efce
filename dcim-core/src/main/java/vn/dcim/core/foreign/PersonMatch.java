package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Locale;

/**
 * Whose an account of another system is.
 *
 * @param person null unless KNOWN
 * @param candidates who it may be; none unless AMBIGUOUS
 */
public record PersonMatch(State state, @Nullable KnownPerson person, List<KnownPerson> candidates) {

    /** How sure it is. */
    public enum State {
        /** Of somebody this program knows: by hand, by login name, or by full name and unit. */
        KNOWN,
        /** Of somebody whom this program does not know, by full name and unit of the list, or by hand. */
        LISTED,
        /** Several fit, or one fits by half: nobody is guessed. */
        AMBIGUOUS,
        /** The list names a person, but no unit, and nobody here is called so. */
        HALF,
        NOBODY;

        /** Returns the word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final PersonMatch LISTED = new PersonMatch(State.LISTED, null, List.of());
    static final PersonMatch HALF = new PersonMatch(State.HALF, null, List.of());
    static final PersonMatch NOBODY = new PersonMatch(State.NOBODY, null, List.of());

    static PersonMatch known(KnownPerson person) {
        return new PersonMatch(State.KNOWN, person, List.of());
    }

    static PersonMatch ambiguous(List<KnownPerson> candidates) {
        return new PersonMatch(State.AMBIGUOUS, null, candidates);
    }
}
