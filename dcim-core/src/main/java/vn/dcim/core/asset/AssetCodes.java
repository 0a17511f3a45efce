package vn.dcim.core.asset;

import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds assets by what a scanner reads, or somebody types in its place: the number of the label, the address in its QR code, the
 * address of the asset's page, or a serial number.
 */
@Singleton
public class AssetCodes {

    private static final Pattern LABEL = Pattern.compile("(?i).*?/q/([^?#]+).*");
    private static final Pattern PAGE = Pattern.compile("(?i).*/equipment/(\\d{1,18})/?(?:[?#].*)?");

    private final AssetRepository repository;

    AssetCodes(AssetRepository repository) {
        this.repository = repository;
    }

    /** Returns what has the code: none, one, or several where it was given twice; those disposed of only where nothing else has it. */
    public List<Asset> find(String scanned) {
        String code = TypedValues.line(scanned);
        if (code.isEmpty()) {
            return List.of();
        }
        List<Asset> byTag = present(repository.findByTagWithGone(code));
        if (!byTag.isEmpty()) {
            return byTag;
        }
        Optional<String> tag = tagIn(code);
        if (tag.isPresent()) {
            return present(repository.findByTagWithGone(tag.get()));
        }
        Matcher page = PAGE.matcher(code);
        return page.matches()
                ? repository.findById(Long.valueOf(page.group(1))).stream().toList()
                : present(repository.findBySerialWithGone(code));
    }

    /** Returns the number of the label that an address leads to; empty where it is no such address. */
    private static Optional<String> tagIn(String code) {
        Matcher label = LABEL.matcher(code);
        if (!label.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(TypedValues.line(URLDecoder.decode(label.group(1), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // why: a broken escape, as hands make one
            return Optional.of(label.group(1));
        }
    }

    private static List<Asset> present(List<Asset> found) {
        List<Asset> present =
                found.stream().filter(asset -> asset.status().isPresent()).toList();
        return present.isEmpty() ? found : present;
    }
}
