package vn.dcim.web.regulation;

import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.regulation.Finding;
import vn.dcim.core.regulation.FindingTask;
import vn.dcim.web.language.Words;

/**
 * The page of tasks about findings.
 *
 * @param open that are shown, the earliest first
 * @param done the newest first
 * @param mine how many are of the reader, or of the reader's role
 * @param all how many are open
 * @param onlyMine whether only those of the reader are shown
 * @param fault empty for none
 */
public record TasksPage(
        List<FindingTask> open,
        List<FindingTask> done,
        long mine,
        int all,
        boolean onlyMine,
        LocalDate today,
        String fault) {

    /** Returns who is to do it: the name of the account, or of the role. */
    public static String responsible(FindingTask task, Words words) {
        return task.role().isEmpty() ? task.account() : words.t("role." + task.role());
    }

    /** Returns the page of what it is about. */
    public static String path(FindingTask task) {
        return Finding.path(task.about());
    }
}
