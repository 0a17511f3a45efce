package vn.dcim.web.notify;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.notify.Attempt;

/**
 * One delivery and its attempts.
 *
 * @param facts each a line
 * @param alarm id; null for an event of the system
 * @param attempts oldest first
 */
public record NoticeDetail(
        NoticePage.Row row,
        String rule,
        List<String> facts,
        @Nullable Long alarm,
        List<Attempt> attempts) {}
