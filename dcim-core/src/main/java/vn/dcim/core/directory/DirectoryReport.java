package vn.dcim.core.directory;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Role;
import vn.dcim.core.transport.TransportPath;

/**
 * How it stands with the directory, for administrators.
 *
 * @param fault why it cannot be asked; null where it answers
 * @param path the line as it is
 * @param groups by the strength of their roles; without members where it does not answer
 * @param clashes local accounts whose names people of the directory with a role have too
 * @param ending names of accounts that the held run would end; empty unless it was held
 * @param returned accounts that have ended and whose name the directory knows again: PRESENT, or REPLACED by another entry
 * @param localAdministrators active local accounts of administrators, who get in while the directory is away
 */
public record DirectoryReport(
        DirectorySettings settings,
        @Nullable DirectoryFault fault,
        TransportPath path,
        List<Group> groups,
        List<Account> clashes,
        DirectoryRun run,
        List<String> ending,
        Map<Account, Presence> returned,
        List<Account> localAdministrators) {

    /**
     * A group with its role.
     *
     * @param members up to 1000, which means that many or more; null where they cannot be counted
     * @param fault why they cannot be counted; null where they can
     */
    public record Group(
            Role role,
            String name,
            @Nullable Integer members,
            @Nullable DirectoryFault fault) {}
}
