package vn.dcim.core.exchange;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What an exchange added beside assets.
 *
 * @param what place, part or cable
 * @param ownId of the place, the part, or the edge of the graph
 */
@MappedEntity("exchange_change")
public record ExchangeChange(
        @Id @GeneratedValue @Nullable Long id, long listId, String what, long ownId, String name, boolean undone) {}
