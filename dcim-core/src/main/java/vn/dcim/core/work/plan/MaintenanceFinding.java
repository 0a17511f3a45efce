package vn.dcim.core.work.plan;

import java.util.List;
import java.util.Locale;

/**
 * What is wanting about maintenance.
 *
 * @param subject what it is about: a year, a manual, a kind of equipment, an asset
 * @param detail days, names or counts; empty where the kind says all
 * @param path where more of it stands; empty for nowhere
 */
public record MaintenanceFinding(Kind kind, String subject, String detail, String path) {

    /** What can be wanting, worst first, with the obligations that are not met by it. */
    public enum Kind {
        /** There is no plan of the year. */
        NO_PLAN(true, "BK11-14.1", "BK11-14.3-b"),
        /** Something of the plan is due and nobody approved it. */
        NOT_APPROVED(true, "BK11-14.1"),
        /** Work began before the paper that approved its plan or its manual. */
        BEFORE_APPROVAL(true, "BK11-14.1"),
        /** A manual is used that no paper put into force. */
        MANUAL_NOT_APPROVED(true, "BK11-14.1"),
        /** Equipment that no manual is for. */
        NO_MANUAL(true, "BK11-14.3-a"),
        /** Equipment that is kept up less often than once a year. */
        TOO_SLOW(true, "BK11-14.3-a"),
        /** Not done by its day. */
        LATE(true, "BK11-14.3-a", "KT17-6.2"),
        /** Assets in no line of the maintenance of the whole centre. */
        LEFT_OUT(true, "BK11-14.3-b"),
        /** The year is over, and assets have no result. */
        NOT_COMPLETED(true, "BK11-14.3-b"),
        /** There is no such equipment, though there must be, such as lightning protection. */
        MISSING_EQUIPMENT(true, "BK11-6.3-c", "KT17-6.2"),
        /** Both of a pair would be switched off on one day. */
        BOTH_OF_PAIR(true, "BK11-14.4-a"),
        /** An order was given up, and its line with it. */
        GIVEN_UP(true, "BK11-14.3-a"),
        /** More than a year from one campaign to the next. */
        GAP(false, "BK11-14.3-b"),
        /** The next year begins soon, and has no plan. */
        NO_NEXT_PLAN(false, "BK11-14.1");

        private final boolean red;
        private final List<String> obligations;

        Kind(boolean red, String... obligations) {
            this.red = red;
            this.obligations = List.of(obligations);
        }

        /** Tells whether something is not met by it; otherwise it is a warning. */
        public boolean isRed() {
            return red;
        }

        /** Returns the ids of the rows of the regulation. */
        public List<String> obligations() {
            return obligations;
        }

        /** Returns the word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
