package vn.dcim.core.directory;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.account.Account;

/**
 * What sign-in would find under a name, without its password.
 *
 * @param local the local account that would be asked instead; null for none
 * @param found in the directory: nobody, one, or two for more than one
 * @param fault why the directory cannot be asked; null where it answers
 */
public record TestedName(
        String name,
        @Nullable Account local,
        List<DirectoryPerson> found,
        @Nullable DirectoryFault fault) {}
