package vn.dcim.core.audit;

/** What is to be written down, with the texts of {@link AuditEntry}; longer ones than a column holds are cut, with … at the end. */
public record AuditNote(String actor, String action, String subject, String was, String became, String reason) {

    private static final int LONGEST_TEXT = 16_000;

    public AuditNote {
        actor = cut(actor, 100);
        action = cut(action, 50);
        subject = cut(subject, 200);
        was = cut(was, LONGEST_TEXT);
        became = cut(became, LONGEST_TEXT);
        reason = cut(reason, 1000);
    }

    /** Returns the same with a reason that says by which right it was done as well, where that was not one's own. */
    AuditNote on(String ground) {
        return ground.isEmpty()
                ? this
                : new AuditNote(
                        actor, action, subject, was, became, reason.isEmpty() ? ground : ground + ": " + reason);
    }

    private static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
