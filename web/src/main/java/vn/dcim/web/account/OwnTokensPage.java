package vn.dcim.web.account;

import java.util.Arrays;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;

/**
 * Somebody's own tokens.
 *
 * @param issued a token that was issued just now, for the one time it is shown; empty otherwise
 * @param field that is wrong; empty for none
 * @param fault why
 */
public record OwnTokensPage(
        List<TokenLine> lines, Role role, TokenForm typed, String issued, String field, String fault) {

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }

    /** Returns what the reader may give to a program: first what only reads, or what changes things. */
    public List<Permission> permissions(boolean reading) {
        return Arrays.stream(Permission.values())
                .filter(role::may)
                .filter(permission -> permission.isReading() == reading)
                .toList();
    }
}
