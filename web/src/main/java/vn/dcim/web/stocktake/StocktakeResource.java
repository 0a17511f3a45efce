package vn.dcim.web.stocktake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dcim.core.asset.stocktake.Finding;
import vn.dcim.core.asset.stocktake.Stocktake;
import vn.dcim.core.asset.stocktake.StocktakeCount;

/**
 * A stocktake in the API.
 *
 * @param scope name of place or unit; empty for everything
 * @param closedAt null while it is under way
 * @param findings how many assets were found how, by the codes of {@link Finding}
 * @param unknown codes that no asset has
 * @param undecided differences that nobody decided on
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StocktakeResource(
        long id,
        String name,
        String scope,
        String document,
        Instant asOf,
        @Nullable Instant closedAt,
        long expected,
        long seen,
        Map<String, Long> findings,
        long unknown,
        long undecided) {

    static StocktakeResource of(Stocktake stocktake, StocktakeCount count) {
        Map<String, Long> findings = new LinkedHashMap<>();
        Arrays.stream(Finding.values())
                .forEach(
                        finding -> findings.put(finding.code(), count.findings().get(finding)));
        return new StocktakeResource(
                stocktake.id(),
                stocktake.name(),
                stocktake.scope(),
                stocktake.document(),
                stocktake.asOf(),
                stocktake.closedAt(),
                count.expected(),
                count.seen(),
                findings,
                count.unknown(),
                count.undecided());
    }
}
