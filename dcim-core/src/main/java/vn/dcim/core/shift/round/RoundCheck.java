package vn.dcim.core.shift.round;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing to look at on a round.
 *
 * @param position least first
 * @param place where it is looked at; empty for anywhere
 * @param unit of a number; empty otherwise, like the limits
 * @param low least that is fine; null for none
 * @param choices with ; between, ! before one that needs a remark; empty but for a choice
 * @param device name of the one whose reading is offered; empty for none
 * @param point its governed name
 */
@MappedEntity("round_check")
public record RoundCheck(
        @Id @GeneratedValue @Nullable Long id,
        int position,
        String place,
        String title,
        Kind kind,
        String unit,
        @Nullable Double low,
        @Nullable Double high,
        String choices,
        String device,
        String point,
        boolean retired) {

    /** How it is answered. */
    public enum Kind {
        NUMBER,
        TICK,
        CHOICE;

        /** Returns the word of files and of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the kind of a code; empty where there is none. */
        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    /** One that can be chosen. @param fine whether no remark is needed */
    public record Choice(String word, boolean fine) {}

    public List<Choice> options() {
        return Arrays.stream(choices.split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word ->
                        word.startsWith("!") ? new Choice(word.substring(1).strip(), false) : new Choice(word, true))
                .toList();
    }

    /** Returns where and what, as it is kept with an answer. */
    public String name() {
        return place.isEmpty() ? title : place + " · " + title;
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "round-check:" + id + " " + name();
    }
}
