package vn.dcim.core.link;

import java.util.Locale;

/**
 * Something about the lines that is not as the regulation asks or as it should be.
 *
 * @param line name of the line, or of several; empty for all
 * @param detail what it is about, such as the provider or the day; may be empty
 */
public record LineFinding(Kind kind, String line, String detail) {

    /** What is wanting; those that breach the regulation come first. */
    public enum Kind {
        TOO_FEW("BK11-8.1.dd-a"),
        SAME_PROVIDER("BK11-8.1.dd-a"),
        CONTRACT_ENDED("BK11-8.1.dd-a"),
        NO_PROBES("BK11-8.1.dd-a"),
        ONE_WAY_OUT("BK11-8.1.dd-a"),
        NO_TRAFFIC("BK11-8.1.dd-b"),
        NOT_COUNTED("BK11-8.1.dd-b"),
        NO_TEST("BK11-8.1.dd-b"),
        TEST_FAILED("BK11-8.1.dd-b"),
        SHARED_PATH(""),
        CONTRACT_ENDING(""),
        NO_CONTRACT("");

        private final String obligation;

        Kind(String obligation) {
            this.obligation = obligation;
        }

        /** Returns the id of the obligation that it breaches; empty for none. */
        public String obligation() {
            return obligation;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
