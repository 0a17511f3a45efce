package vn.dcim.core.notify;

import java.util.List;
import vn.dcim.core.account.Role;

/** Who can be told, by role. Accounts that are locked, expired or gone are left out. */
public interface Recipients {

    /** Returns the people of a role, by name of their accounts; also those without any address. */
    List<Recipient> of(Role role);
}
