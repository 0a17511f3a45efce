package vn.dcim.core.account.passkey;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * By what authenticators know an account.
 *
 * @param userHandle 64 random bytes, which tell nothing of the person
 */
@MappedEntity("passkey_owner")
record PasskeyOwner(@Id long accountId, byte[] userHandle) {

    static final int HANDLE_BYTES = 64;
}
