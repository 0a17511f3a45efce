package vn.dcim.web.network;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;
import vn.dcim.core.device.Feed;
import vn.dcim.core.network.NetworkLink;
import vn.dcim.core.network.Wire;

/** A connection as it is typed; see {@link Wire}. */
@Serdeable
public record WireForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable String port,
        @Nullable String farPort,
        @Nullable String rated,
        @Nullable String budget,
        @Nullable String reason) {

    static final WireForm EMPTY = new WireForm("", "", "", "", "", "", "");

    static WireForm of(Feed feed, NetworkLink link) {
        return new WireForm(
                "", "", feed.outlet(), link.farPort(), noted(link.ratedMbps()), noted(link.budgetMbps()), "");
    }

    private static String noted(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    Wire wire() {
        return new Wire(given(from), given(to), given(port), given(farPort), given(rated), given(budget));
    }

    /** Returns the text of a field; empty for none. */
    public String given(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }
}
