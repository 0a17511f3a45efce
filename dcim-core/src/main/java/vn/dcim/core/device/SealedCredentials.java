package vn.dcim.core.device;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Credentials as the database holds them.
 *
 * @param box nonce (12 bytes), ciphertext and tag (16 bytes) of AES-256-GCM
 */
@MappedEntity("device_credentials")
record SealedCredentials(@Id long deviceId, byte[] box) {}
