package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.ApiToken;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.Permission;
import vn.dcim.core.staff.Grant;

/**
 * A token as a list shows it.
 *
 * @param owner null where it is not known any more
 * @param permissions what it may do now, in the order of the table of rights
 * @param grant what was approved for it; null for nothing
 * @param working false where it lets nobody in: ended, or its owner has lost the rights
 */
public record TokenLine(
        ApiToken token,
        @Nullable Account owner,
        ApiTokens.State state,
        List<Permission> permissions,
        @Nullable Grant grant,
        boolean working) {}
