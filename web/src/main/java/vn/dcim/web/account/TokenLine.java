package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.ApiToken;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.Permission;

/**
 * A token as a list shows it.
 *
 * @param owner null where it is not known any more
 * @param permissions what it may do now, in the order of the table of rights
 * @param working false where it lets nobody in: ended, or its owner has lost the rights
 */
public record TokenLine(
        ApiToken token,
        @Nullable Account owner,
        ApiTokens.State state,
        List<Permission> permissions,
        boolean working) {}
