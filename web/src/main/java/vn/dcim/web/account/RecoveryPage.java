package vn.dcim.web.account;

import java.util.List;

/**
 * Recovery codes, for the one time they are shown.
 *
 * @param next where to go afterwards, a path of this program
 */
public record RecoveryPage(List<String> codes, String next) {

    @Override
    public String toString() {
        return "RecoveryPage[]";
    }
}
