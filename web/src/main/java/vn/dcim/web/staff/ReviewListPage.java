package vn.dcim.web.staff;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.staff.AccountReview;
import vn.dcim.core.staff.ReviewLine;
import vn.dcim.core.staff.Reviews;

/**
 * The list of reviews.
 *
 * @param due null where the regulation wants none
 * @param source the article that sets the interval, or that it is a proposal
 * @param unchanged lines whose role was to change and has not
 */
public record ReviewListPage(
        List<AccountReview> reviews, Reviews.@Nullable Due due, String source, List<ReviewLine> unchanged) {

    public boolean isGoing() {
        return reviews.stream().anyMatch(AccountReview::isOpen);
    }
}
