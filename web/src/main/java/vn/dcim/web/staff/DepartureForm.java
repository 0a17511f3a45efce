package vn.dcim.web.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.staff.DepartureKind;
import vn.dcim.core.staff.NewDeparture;
import vn.dcim.web.api.TypedDay;

/** What the form that opens a departure sends, as it was typed; fields left out arrive as null. */
@Serdeable
public record DepartureForm(
        @Nullable String account,
        @Nullable String fullName,
        @Nullable String unit,
        @Nullable String post,
        @Nullable String kind,
        @Nullable String decision,
        @Nullable String lastDay,
        @Nullable String atOnce,
        @Nullable String cards,
        @Nullable String equipment,
        @Nullable String signingTokens) {

    static DepartureForm of(String account) {
        return new DepartureForm(account, null, null, null, null, null, null, null, null, null, null);
    }

    /** Returns a field as it was typed. */
    public String typed(String field) {
        String text =
                switch (field) {
                    case "account" -> account;
                    case "full-name" -> fullName;
                    case "unit" -> unit;
                    case "post" -> post;
                    case "kind" -> kind;
                    case "decision" -> decision;
                    case "last-day" -> lastDay;
                    case "at-once" -> atOnce;
                    case "cards" -> cards;
                    case "equipment" -> equipment;
                    case "signing-tokens" -> signingTokens;
                    default -> throw new IllegalArgumentException(field);
                };
        return text == null ? "" : text.strip();
    }

    /** @throws DcimException INVALID_VALUE for what is no day or no kind */
    NewDeparture wanted() {
        return new NewDeparture(
                typed("account"),
                typed("full-name"),
                typed("unit"),
                typed("post"),
                DepartureKind.of(typed("kind"))
                        .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", typed("kind"), "")),
                typed("decision"),
                TypedDay.of("last-day", lastDay),
                !typed("at-once").isEmpty(),
                lines("cards"),
                lines("equipment"),
                lines("signing-tokens"));
    }

    private List<String> lines(String field) {
        return typed(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
