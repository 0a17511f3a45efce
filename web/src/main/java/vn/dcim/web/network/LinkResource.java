package vn.dcim.web.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import vn.dcim.core.network.Edge;

/**
 * A connection of the network in the API; rates in Mbit/s.
 *
 * @param rated as noted, or else as its interface tells
 * @param reckoned whether the budget is its part of what is set aside beneath it
 * @param alone what it carries once all other connections to the same end are lost
 * @param unknown ends beneath it on whose connections nothing is set aside
 * @param down last read, towards what is reached over it
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LinkResource(
        long id,
        String from,
        String fromKey,
        String port,
        String to,
        String toKey,
        String farPort,
        @Nullable Double rated,
        double budgeted,
        boolean reckoned,
        double alone,
        int unknown,
        int ways,
        @Nullable Double down,
        @Nullable Double up,
        boolean overSubscribed,
        boolean shortAlone) {

    static LinkResource of(Edge edge) {
        return new LinkResource(
                edge.feed().id(),
                edge.from().name(),
                edge.from().key(),
                edge.feed().outlet(),
                edge.to().name(),
                edge.to().key(),
                edge.link().farPort(),
                edge.rated(),
                edge.budgeted(),
                edge.isReckoned(),
                edge.alone(),
                edge.unknown(),
                edge.ways(),
                edge.traffic().down(),
                edge.traffic().up(),
                edge.isOverSubscribed(),
                edge.isShortAlone());
    }
}
