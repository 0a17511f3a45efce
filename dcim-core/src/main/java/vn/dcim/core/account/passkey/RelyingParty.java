package vn.dcim.core.account.passkey;

import java.util.Set;

/**
 * This program as authenticators know it.
 *
 * @param id name of the host that people type, or of a domain above it
 * @param origins from which signatures are taken, such as {@code https://dcim.example.gov.vn}
 */
public record RelyingParty(String id, Set<String> origins) {

    public RelyingParty {
        origins = Set.copyOf(origins);
    }
}
