package vn.dcim.web.exchange;

import java.util.Map;
import vn.dcim.core.exchange.ExchangeLine;
import vn.dcim.core.exchange.NetboxKind;
import vn.dcim.web.api.Failures;
import vn.dcim.web.language.Words;

/** What files of NetBox are told to be, in a reader's words. */
public final class ExchangeTexts {

    private ExchangeTexts() {}

    public static String kind(NetboxKind kind, Words words) {
        return words.t("exchange.kind." + kind.code());
    }

    /** Returns why an object cannot be taken over, and what mends it. */
    public static String of(ExchangeLine.Fault fault, Words words) {
        if (fault.cause() != null) {
            return Failures.text(words, fault.cause());
        }
        String mend = fault.accepted().isEmpty() ? words.t("exchange.nothing") : fault.accepted();
        return words.t("exchange.fault." + fault.reason(), fault.value(), mend);
    }

    /** Returns what is not carried over, such as {@code tenant Sở Y tế}, and how often. */
    public static String left(Map.Entry<String, Integer> entry, Words words) {
        String[] parts = entry.getKey().split(" ", 2);
        String key = "exchange.left." + parts[0];
        return words.has(key)
                ? words.t(key, parts.length == 2 ? parts[1] : "", entry.getValue())
                : words.t("exchange.left", entry.getKey(), entry.getValue());
    }
}
