package vn.dcim.core.regulation;

import java.util.List;
import vn.dcim.core.error.DcimException;

/** What finds things that are not as they should be. */
public interface FindingSource {

    /** Tells whether something work is made of is found here. */
    boolean isOf(String about);

    /** @throws DcimException NOT_FOUND */
    Finding get(String about);

    /** Returns all that are not as they should be now. */
    List<Finding> open();

    /** Looks again at once. Not to be called within a transaction that has changed something. */
    void judge(String about);
}
