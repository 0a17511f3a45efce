package vn.dcim.core.document;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Set;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What somebody files; see {@link DocumentVersion}. */
public record NewVersion(
        String title,
        String number,
        @Nullable LocalDate datedOn,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String scope,
        Set<DocumentSubject> subjects,
        String owner,
        String paperPlace,
        DocumentForm form,
        String reason) {

    public NewVersion {
        subjects = Set.copyOf(subjects);
    }

    /** One that rules or plans nothing that an obligation asks for. */
    public NewVersion(
            String title,
            String number,
            @Nullable LocalDate datedOn,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String scope,
            String owner,
            String paperPlace,
            DocumentForm form,
            String reason) {
        this(title, number, datedOn, validFrom, validTo, scope, Set.of(), owner, paperPlace, form, reason);
    }

    private static final int TITLE = 300;
    private static final int NUMBER = 100;
    private static final int SCOPE = 500;
    private static final int OWNER = 200;
    private static final int PLACE = 300;
    private static final int REASON = 1000;

    /**
     * Returns it without stray blanks.
     *
     * @throws DcimException INVALID_VALUE for a text that is missing or too long, an end before the beginning, or a paper that lies
     *     nowhere
     */
    NewVersion checked() {
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "valid-to", validTo, "≥ " + validFrom);
        }
        return new NewVersion(
                line("title", title, 1, TITLE),
                line("number", number, 0, NUMBER),
                datedOn,
                validFrom,
                validTo,
                line("scope", scope, 0, SCOPE),
                subjects,
                line("owner", owner, 1, OWNER),
                line("paper-place", paperPlace, form == DocumentForm.PAPER ? 1 : 0, PLACE),
                form,
                line("reason", reason, 0, REASON));
    }

    private static String line(String field, String typed, int least, int longest) {
        String text = typed.strip().replaceAll("\\s+", " ");
        if (text.length() < least || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, least + "–" + longest);
        }
        return text;
    }
}
