package vn.dcim.web.notify;

import jakarta.inject.Singleton;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.notify.Attempt;
import vn.dcim.core.notify.NoticeDesk;
import vn.dcim.core.notify.NoticeLine;
import vn.dcim.web.language.Words;

/** What people do to notices; each is an entry of the audit log. */
@Singleton
final class NoticeCommands {

    private final NoticeDesk desk;
    private final AuditLog audit;

    NoticeCommands(NoticeDesk desk, AuditLog audit) {
        this.desk = desk;
        this.audit = audit;
    }

    Attempt test(NoticeTest test, String actor, Words words) {
        Attempt attempt =
                desk.test(test.wanted(), test.address(), actor, words.language().code());
        audit.record(
                actor, "notice.test", test.wanted() + " " + test.address(), "", attempt.sent() ? "sent" : "failed", "");
        return attempt;
    }

    NoticeLine retry(long id, String actor) {
        String was = desk.get(id).delivery().state().code();
        NoticeLine line = desk.retry(id);
        audit.record(
                actor,
                "notice.retry",
                "notice:" + id,
                was,
                line.delivery().state().code(),
                "");
        return line;
    }
}
