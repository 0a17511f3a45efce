package vn.dcim.core.account.passkey;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What an authenticator was asked to sign.
 *
 * @param hash SHA-256 in hexadecimal, over the challenge, what it is for, the browser's secret and the account
 */
@MappedEntity("passkey_challenge")
record PasskeyChallenge(@Id String hash, Instant at) {}
