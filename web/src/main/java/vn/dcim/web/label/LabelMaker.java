package vn.dcim.web.label;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.NoticeConfig;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Messages;

/** Says what stands on the label of an asset: its texts in Vietnamese, and the address of its page as a QR code. */
@Singleton
final class LabelMaker {

    private final LabelConfig config;
    private final NoticeConfig addresses;
    private final Messages messages;

    LabelMaker(LabelConfig config, NoticeConfig addresses, Messages messages) {
        this.config = config;
        this.addresses = addresses;
        this.messages = messages;
    }

    /** Tells whether the program knows the address under which people reach it; without one a code says the number alone. */
    boolean knowsAddress() {
        return addresses.link("").isPresent();
    }

    List<Label> labels(List<Asset> assets, boolean bars) {
        return assets.stream()
                .map(asset -> new Label(lines(asset), code(asset.tag()), bars ? asset.tag() : ""))
                .toList();
    }

    /** Returns labels under which faults are reported. @param secrets by the ids of the assets @throws DcimException INVALID_VALUE (address) */
    List<Label> faultLabels(List<Asset> assets, Map<Long, String> secrets) {
        return assets.stream()
                .map(asset -> {
                    Map<LabelLine, String> lines = new LinkedHashMap<>();
                    // why: whoever scans it is to know what for, before whose it is
                    Map<LabelLine, String> shown = new LinkedHashMap<>();
                    shown.put(LabelLine.CENTRE, messages.text(Language.VI, "label.fault.head"));
                    lines(asset).forEach(shown::putIfAbsent);
                    return new Label(shown, faultLink(secrets.get(asset.id())), "");
                })
                .toList();
    }

    private String faultLink(String secret) {
        return addresses
                .link("/fault/" + secret)
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "address", "", ""));
    }

    /** Returns what the QR code of a number contains. */
    String code(String tag) {
        String path = URLEncoder.encode(tag, StandardCharsets.UTF_8).replace("+", "%20");
        return addresses.link("/q/" + path).orElse(tag);
    }

    private Map<LabelLine, String> lines(Asset asset) {
        Map<LabelLine, String> lines = new LinkedHashMap<>();
        for (LabelLine line : config.show()) {
            String text =
                    switch (line) {
                        case CENTRE -> Objects.requireNonNullElse(config.centre(), "");
                        case TAG -> asset.tag();
                        case NAME -> asset.name();
                        case SERIAL ->
                            asset.serial().isEmpty() ? "" : messages.text(Language.VI, "label.serial", asset.serial());
                    };
            if (!text.isBlank()) {
                lines.put(line, text);
            }
        }
        return lines;
    }
}
