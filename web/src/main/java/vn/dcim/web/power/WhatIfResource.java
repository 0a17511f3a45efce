package vn.dcim.web.power;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Supply;
import vn.dcim.core.power.WhatIf;

/**
 * The answer to what if, in the API.
 *
 * @param opened names
 * @param hits worst first
 * @param parts that carry more, less or nothing
 * @param batteries that carry
 */
@Serdeable
public record WhatIfResource(List<String> opened, List<Hit> hits, List<Part> parts, List<Battery> batteries) {

    /** @param fate dark, dark-later, interrupted or feed-lost; {@code budgeted} tells that the load is not read */
    @Serdeable
    public record Hit(String key, String name, String fate, String importance, double watts, boolean budgeted) {}

    /** Supplies are dark, battery or live; loads in W. @param limit null where no rating is noted */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Part(
            String key,
            String name,
            String was,
            String then,
            String last,
            double before,
            double after,
            double finallyAfter,
            boolean budgeted,
            @Nullable Double limit,
            boolean overloaded) {}

    /** @param seconds null where the UPS says nothing that can be used */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Battery(String key, String name, @Nullable Double seconds) {}

    static WhatIfResource of(WhatIf answer) {
        return new WhatIfResource(
                answer.opened().stream().map(ChainNode::name).toList(),
                answer.hits().stream()
                        .map(hit -> new Hit(
                                hit.node().key(),
                                hit.node().name(),
                                hit.fate().code(),
                                hit.node().importance().code(),
                                hit.watts(),
                                hit.isBudgeted()))
                        .toList(),
                answer.parts().stream()
                        .map(part -> new Part(
                                part.node().key(),
                                part.node().name(),
                                code(part.was()),
                                code(part.then()),
                                code(part.last()),
                                part.before(),
                                part.after(),
                                part.finallyAfter(),
                                part.isBudgeted(),
                                part.limit(),
                                part.isOverloaded()))
                        .toList(),
                answer.batteries().stream()
                        .map(battery -> new Battery(
                                battery.part().node().key(),
                                battery.part().node().name(),
                                battery.lasts()))
                        .toList());
    }

    private static String code(Supply supply) {
        return supply.name().toLowerCase(Locale.ROOT);
    }
}
