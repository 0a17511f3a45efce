package vn.dcim.core.shift.round;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Optional;

/** Judges what was typed for one thing of a round. */
final class RoundRule {

    static final String TICKED = "x";

    private RoundRule() {}

    /**
     * What became of an answer.
     *
     * @param value as it is kept
     * @param fine whether it is within limits
     * @param fault code of what is wrong with the answer itself; null for nothing
     */
    record Judged(String value, boolean fine, @Nullable String fault) {}

    /** @param typed with a comma or a point before decimals; of a tick, anything for yes */
    static Judged judge(RoundCheck check, String typed, String remark) {
        String value = typed.strip();
        Judged judged =
                switch (check.kind()) {
                    case NUMBER -> number(check, value);
                    case TICK -> new Judged(value.isEmpty() ? "" : TICKED, !value.isEmpty(), null);
                    case CHOICE -> choice(check, value);
                };
        return judged.fault() == null && !judged.fine() && remark.isBlank()
                ? new Judged(judged.value(), false, "remark")
                : judged;
    }

    private static Judged number(RoundCheck check, String value) {
        if (value.isEmpty()) {
            return new Judged("", false, "missing");
        }
        try {
            double number = new BigDecimal(value.replace(',', '.')).doubleValue();
            boolean fine =
                    (check.low() == null || number >= check.low()) && (check.high() == null || number <= check.high());
            return new Judged(value, fine, null);
        } catch (NumberFormatException e) {
            return new Judged(value, false, "number");
        }
    }

    private static Judged choice(RoundCheck check, String value) {
        Optional<RoundCheck.Choice> chosen = check.options().stream()
                .filter(option -> option.word().equals(value))
                .findFirst();
        return chosen.map(option -> new Judged(value, option.fine(), null))
                .orElseGet(() -> new Judged(value, false, "missing"));
    }
}
