package vn.dcim.core.oidc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A browser that was sent to the provider.
 *
 * @param stateHash SHA-256 in hexadecimal of what the provider gives back
 * @param browserHash the same of the cookie
 * @param wanted where to go afterwards, a path of this program
 */
@MappedEntity("oidc_request")
record OidcRequest(@Id String stateHash, String browserHash, String nonce, String verifier, String wanted, Instant at) {

    @Override
    public String toString() {
        return "OidcRequest[" + at + "]";
    }
}
