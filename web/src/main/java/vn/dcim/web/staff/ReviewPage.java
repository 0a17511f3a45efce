package vn.dcim.web.staff;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Standing;
import vn.dcim.core.staff.Grant;
import vn.dcim.core.staff.Review;
import vn.dcim.core.staff.ReviewLine;

/**
 * One review.
 *
 * @param rows that are shown
 * @param undecided true where only accounts without an outcome are shown
 * @param typed what the last refused form held
 * @param field that is wrong; empty for none
 * @param fault why
 */
public record ReviewPage(
        Review review, List<Row> rows, boolean undecided, ReviewForm typed, String field, String fault) {

    /** A line with the account, and what was approved for it, as they stand now. */
    public record Row(
            ReviewLine line, Account account, @Nullable Standing standing, Grant.Coverage coverage) {}

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }
}
