package vn.dcim.web.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.exchange.Exchanges.Consent;

/** What was chosen on the page of an exchange. */
final class ExchangeForm {

    private final Map<String, Object> body;

    ExchangeForm(Map<String, Object> body) {
        this.body = body;
    }

    private String text(String name) {
        Object value = body.get(name);
        return value instanceof List<?> several
                ? several.isEmpty() ? "" : String.valueOf(several.getLast())
                : value == null ? "" : value.toString();
    }

    /** @throws DcimException INVALID_VALUE */
    OnKnown onKnown() {
        String told = text("on-known");
        return Stream.of(OnKnown.values())
                .filter(known -> known.code().equals(told))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "on-known", told, "update, skip, stop"));
    }

    /** Returns the codes of kinds that were chosen, by the words of the fields {@code word-<n>}. */
    Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (int i = 0; body.containsKey("word-" + i); i++) {
            if (!text("kind-" + i).isEmpty()) {
                kinds.put(text("word-" + i), text("kind-" + i));
            }
        }
        return kinds;
    }

    /** @throws DcimException INVALID_VALUE */
    Consent consent() {
        return new Consent(
                number("revision"),
                number("added"),
                number("changed"),
                number("faulty"),
                text("partial").equals("yes"));
    }

    private int number(String name) {
        String told = text(name);
        if (!told.matches("\\d{1,9}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, name, told, "0–999999999");
        }
        return Integer.parseInt(told);
    }
}
