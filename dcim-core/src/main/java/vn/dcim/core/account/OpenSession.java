package vn.dcim.core.account;

import java.time.Instant;

/**
 * A session that goes on, as its owner and administrators see it.
 *
 * @param since by the program's clock
 * @param lastUsedAt by the program's clock
 * @param own true for the session of whoever looks
 */
public record OpenSession(long id, Client client, Instant since, Instant lastUsedAt, boolean own) {}
