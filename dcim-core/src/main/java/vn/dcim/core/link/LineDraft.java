package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** A line as somebody typed it, field by field. */
final class LineDraft {

    /** The fields, in the order of the form. */
    static final List<String> FIELDS = List.of(
            "name",
            "provider",
            "contract-number",
            "contract-ends-on",
            "promised-mbit",
            "promised-percent",
            "gateway",
            "source-address",
            "interface",
            "path",
            "router",
            "router-port",
            "probes",
            "note");

    private static final int LONG = 2000;
    private static final int FASTEST = 400_000;
    private static final int GREATEST_PORT = 99_999;
    private static final int PERCENT_DIGITS = 3;
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9._:@-]{1,15}");

    private final Map<String, String> typed;

    LineDraft(Map<String, String> typed) {
        this.typed = typed;
    }

    /**
     * Returns the line.
     *
     * @param before null for a new one
     * @param routerId of the device that was typed as router; null for none
     * @throws DcimException INVALID_VALUE with the field
     */
    InternetLine line(@Nullable InternetLine before, @Nullable Long routerId, String actor) {
        String probes = LineProbe.write(LineProbe.read(text("probes", 0, LONG)));
        String gateway = address("gateway");
        String source = address("source-address");
        String network = text("interface", 0, 15);
        if (!network.isEmpty() && !INTERFACE.matcher(network).matches()) {
            throw invalid("interface", network);
        }
        if ((!probes.isEmpty() || !gateway.isEmpty()) && source.isEmpty() && network.isEmpty()) {
            throw invalid("source-address", "");
        }
        Integer port = number("router-port", GREATEST_PORT);
        if (routerId != null && port == null) {
            throw invalid("router-port", "");
        }
        return new InternetLine(
                before == null ? null : before.id(),
                before == null ? 1 : before.revision() + 1,
                text("name", 1, 100),
                text("provider", 1, 200),
                text("contract-number", 0, 200),
                day("contract-ends-on"),
                number("promised-mbit", FASTEST),
                percent("promised-percent"),
                gateway,
                source,
                network,
                text("path", 0, 1000),
                routerId,
                routerId == null ? null : port,
                probes,
                text("note", 0, LONG),
                before == null ? null : before.retiredOn(),
                actor,
                text("reason", 0, 1000));
    }

    String text(String field, int least, int longest) {
        String raw = typed.getOrDefault(field, "");
        String text = field.equals("probes") || field.equals("note") ? TypedValues.lines(raw) : TypedValues.line(raw);
        if (text.length() < least || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, least + "–" + longest);
        }
        return text;
    }

    private String address(String field) {
        String text = text(field, 0, 45);
        return text.isEmpty()
                ? ""
                : LineProbe.address(text).map(InetAddress::getHostAddress).orElseThrow(() -> invalid(field, text));
    }

    private @Nullable LocalDate day(String field) {
        String text = text(field, 0, 10);
        return text.isEmpty() ? null : TypedValues.day(text).orElseThrow(() -> invalid(field, text));
    }

    private @Nullable Integer number(String field, int greatest) {
        String text = text(field, 0, 20);
        return text.isEmpty() ? null : TypedValues.number(text, 1, greatest).orElseThrow(() -> invalid(field, text));
    }

    private @Nullable BigDecimal percent(String field) {
        String text = text(field, 0, 20).replace("%", "").strip().replace(',', '.');
        if (text.isEmpty()) {
            return null;
        }
        try {
            BigDecimal percent = new BigDecimal(text);
            if (percent.signum() > 0
                    && percent.compareTo(BigDecimal.valueOf(100)) <= 0
                    && percent.stripTrailingZeros().scale() <= PERCENT_DIGITS) {
                return percent.setScale(PERCENT_DIGITS);
            }
        } catch (NumberFormatException e) {
            throw invalid(field, text);
        }
        throw invalid(field, text);
    }

    private static DcimException invalid(String field, String value) {
        return new DcimException(ErrorCode.INVALID_VALUE, field, value, "");
    }
}
