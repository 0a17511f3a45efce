package vn.dcim.core.oidc;

import java.util.List;
import java.util.Optional;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Role;

/**
 * Somebody whom the provider has recognised.
 *
 * @param subject never given to anybody else there
 * @param name what a new account is called
 * @param knowsGroups whether the provider said anything of groups, so that the lack of a role is an answer
 * @param role by the strongest of the person's groups; empty for none
 * @param acr how strongly the person was recognised, as the provider calls it; empty where it does not say
 * @param amr by what
 */
record ProviderPerson(
        String subject,
        String name,
        Person person,
        boolean knowsGroups,
        Optional<Role> role,
        String acr,
        List<String> amr) {

    private static final int LONGEST_PROOF = 190;

    /** Returns how the person was recognised, for the audit log. */
    String proof() {
        String proof =
                ((acr.isEmpty() ? "" : "acr " + acr) + (amr.isEmpty() ? "" : " amr " + String.join(" ", amr))).strip();
        return proof.length() <= LONGEST_PROOF ? proof : proof.substring(0, LONGEST_PROOF);
    }
}
