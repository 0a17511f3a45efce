package vn.dcim.core.oidc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Whom the provider knows an account as.
 *
 * @param subject never given to anybody else there, unlike names
 * @param proof acr and amr of the last sign-in
 * @param at of the last sign-in
 */
@MappedEntity("oidc_person")
record OidcPerson(@Id long accountId, String issuer, String subject, String proof, Instant at) {}
