package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * A scale of levels with the questions that lead to one, asked in order: the first yes decides, and where each is answered no it is the
 * lowest. Levels of two scales are never compared.
 */
public enum Scale {
    /** Article 13.2 of 11/2023: by the effect on the centre's operation, whatever kind of device broke. */
    OPERATIONAL(
            "operational-ordinary",
            List.of(
                    new Question("centre-stopped", "operational-especially-serious", true),
                    new Question("operation-affected", "operational-serious", true))),
    /** Article 34.1 of 11/2023 with Article 9.1 of 22/2021: of incidents of information security only. */
    SECURITY(
            "security-low",
            List.of(
                    new Question("security-incident", "security-none", false),
                    new Question("spreading-or-destroying", "security-serious", true),
                    new Question("several-activities", "security-serious", true),
                    new Question("site-broken-into", "security-serious", true),
                    new Question("one-activity", "security-high", true),
                    new Question("key-device", "security-high", true),
                    new Question("group-affected", "security-medium", true)));

    private final String lowest;
    private final List<Question> questions;

    Scale(String lowest, List<Question> questions) {
        this.lowest = lowest;
        this.questions = questions;
    }

    /**
     * @param code of the text {@code incident.question.<code>}
     * @param level that it decides
     * @param deciding the answer that decides it
     */
    public record Question(String code, String level, boolean deciding) {}

    /**
     * How far the answers lead.
     *
     * @param level code of the text {@code incident.level.<code>}; empty while a question is open
     * @param next the question to ask; null where the level is known
     */
    public record Rating(String level, @Nullable Question next) {

        public boolean isKnown() {
            return next == null;
        }
    }

    public List<Question> questions() {
        return questions;
    }

    /** Returns what answers lead to: question code to whether it was answered yes. */
    public Rating rate(Map<String, Boolean> answers) {
        for (Question question : questions) {
            Boolean answer = answers.get(question.code());
            if (answer == null) {
                return new Rating("", question);
            }
            if (answer == question.deciding()) {
                return new Rating(question.level(), null);
            }
        }
        return new Rating(lowest, null);
    }
}
