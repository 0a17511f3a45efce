package vn.dcim.core.directory;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What the directory said last of an account that is its own.
 *
 * @param entryId entryUUID or objectGUID; empty where the directory has none
 */
@MappedEntity("directory_person")
record SeenPerson(@Id long accountId, String entryId, String dn, Presence presence, Instant at) {}
