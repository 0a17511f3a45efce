package vn.dcim.web.account;

import java.util.List;
import java.util.Map;

/**
 * The form for a new password.
 *
 * @param why the reader is here: {@code issued}, {@code too-old}, or {@code wish}; {@code directory} or {@code oidc} for one who cannot change it here
 * @param limits in force, each with the text it comes from
 * @param next where to go afterwards, a path of this program
 * @param faults by field; texts
 */
public record PasswordPage(String why, List<String> limits, String next, Map<String, List<String>> faults) {

    /** Tells whether the password is kept elsewhere, and by nothing that is done here. */
    public boolean isElsewhere() {
        return why.equals("directory") || why.equals("oidc");
    }

    public List<String> faults(String field) {
        return faults.getOrDefault(field, List.of());
    }
}
