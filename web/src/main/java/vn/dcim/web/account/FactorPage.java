package vn.dcim.web.account;

import java.util.List;
import java.util.Map;
import vn.dcim.core.account.passkey.Passkey;

/**
 * The form that sets up a second factor.
 *
 * @param why the reader is here: {@code due}, {@code wish}, or {@code replace}
 * @param hasPassword whether the reader has a password to show
 * @param rule in force, with the text it comes from
 * @param secret in groups of four, to be typed where no camera is
 * @param uri the same for an app on this very device
 * @param passkeys the reader's own, oldest first
 * @param site name for which passkeys are made; empty where there is none
 * @param mayEnd whether the reader may end one of them
 * @param passkeyName typed before
 * @param next where to go afterwards, a path of this program
 * @param faults by field; texts
 */
public record FactorPage(
        String why,
        boolean hasPassword,
        String rule,
        QrCode qr,
        String secret,
        String uri,
        List<Passkey> passkeys,
        String site,
        boolean mayEnd,
        String passkeyName,
        String next,
        Map<String, String> faults) {

    public boolean asks(String field) {
        return switch (field) {
            case "password" -> hasPassword && !why.equals("due");
            case "present" -> why.equals("replace");
            default -> true;
        };
    }

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }

    @Override
    public String toString() {
        return "FactorPage[why=" + why + "]";
    }
}
