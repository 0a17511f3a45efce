package vn.dcim.core.directory;

import java.util.Optional;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Role;

/**
 * Somebody the directory knows.
 *
 * @param name what the account is called, as the directory writes it
 * @param entryId entryUUID or objectGUID; empty where the directory has none
 * @param role by the strongest of the person's groups; empty for none, and where it was not looked for since the person may not
 *     sign in anyway
 */
public record DirectoryPerson(
        String name, String dn, String entryId, Person person, Presence presence, Optional<Role> role) {}
