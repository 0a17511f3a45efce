package vn.dcim.core.asset.stocktake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetCodes;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Takes what is scanned for a stocktake: at once or later, once or twice, by one or by several. */
@Singleton
public class StocktakeScans {

    private static final int LONGEST_CODE = 500;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_CLIENT = 64;

    private final StocktakeRepository stocktakes;
    private final StocktakeItemRepository items;
    private final StocktakeScanRepository scans;
    private final Assets assets;
    private final AssetCodes codes;
    private final AuditLog audit;
    private final Clock clock;

    StocktakeScans(
            StocktakeRepository stocktakes,
            StocktakeItemRepository items,
            StocktakeScanRepository scans,
            Assets assets,
            AssetCodes codes,
            AuditLog audit,
            Clock clock) {
        this.stocktakes = stocktakes;
        this.items = items;
        this.scans = scans;
        this.assets = assets;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A code as it comes.
     *
     * @param client 1–64 letters, digits and hyphens that tell this scan from all others of the stocktake
     * @param code what was read; cut where it is longer than 500 characters
     * @param placeId where whoever scanned stood; null where they did not say
     * @param ageMs how long ago it was read
     */
    public record Read(String client, String code, @Nullable Long placeId, boolean broken, String note, long ageMs) {}

    /**
     * Takes scans in their order.
     *
     * @return one for each, with what is answered; that of the first time for what was sent before
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is closed; INVALID_VALUE for client or place
     */
    @Transactional
    public List<StocktakeScan> take(long id, List<Read> read, String actor) {
        Stocktake stocktake = open(id, "COUNT_SCAN");
        for (Read one : read) {
            if (!one.client().matches("[\\w-]{1," + LONGEST_CLIENT + "}")) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "client", one.client(), "UUID");
            }
        }
        Map<String, StocktakeScan> known = read.isEmpty()
                ? Map.of()
                : scans
                        .findByStocktakeIdAndClientIn(
                                id, read.stream().map(Read::client).toList())
                        .stream()
                        .collect(Collectors.toMap(StocktakeScan::client, scan -> scan));
        AssetNames names = assets.names();
        List<StocktakeScan> taken = new ArrayList<>();
        List<String> told = new ArrayList<>();
        Map<String, StocktakeScan> seen = new java.util.HashMap<>(known);
        for (Read one : read) {
            StocktakeScan scan = seen.get(one.client());
            if (scan == null) {
                scan = take(stocktake, one, names, actor);
                seen.put(scan.client(), scan);
                told.add(scan.code() + ": " + scan.result().code());
            }
            taken.add(scan);
        }
        if (!told.isEmpty()) {
            audit.record(actor, "stocktake.scan", stocktake.toString(), "", String.join("; ", told), "");
        }
        return taken;
    }

    private StocktakeScan take(Stocktake stocktake, Read read, AssetNames names, String actor) {
        String place = names.place(read.placeId());
        if (read.placeId() != null && place.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "place", read.placeId(), "");
        }
        Optional<Asset> asset = asset(stocktake, read.code());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StocktakeItem item = asset.map(found -> item(stocktake, found, names)).orElse(null);
        StocktakeScan before = item == null || item.scanId() == null
                ? null
                : scans.findById(item.scanId()).orElseThrow();
        boolean isAgain =
                before != null && (read.placeId() == null || read.placeId().equals(before.placeId()));
        Finding finding = item == null ? null : finding(item, asset.get(), read.placeId(), names);
        ScanResult result =
                item == null ? ScanResult.UNKNOWN : isAgain ? ScanResult.ALREADY_SEEN : ScanResult.of(finding);
        Instant scannedAt = now.minusMillis(Math.max(0, read.ageMs()));
        StocktakeScan scan = scans.save(new StocktakeScan(
                null,
                stocktake.id(),
                read.client(),
                item == null ? null : item.id(),
                cut(read.code().strip(), LONGEST_CODE),
                read.placeId(),
                place,
                result,
                read.broken(),
                cut(read.note().strip(), LONGEST_NOTE),
                scannedAt.isBefore(stocktake.asOf()) ? now : scannedAt,
                now,
                actor,
                false));
        if (item != null && !isAgain) {
            items.update(item.found(finding, scan.id()));
        }
        return scan;
    }

    /** Returns the asset of a code; of several that have it the one that is on the list, where there is one alone. */
    private Optional<Asset> asset(Stocktake stocktake, String code) {
        List<Asset> found = codes.find(code);
        if (found.size() < 2) {
            return found.stream().findFirst();
        }
        List<StocktakeItem> listed = items.findByStocktakeIdAndAssetIdIn(
                stocktake.id(), found.stream().map(Asset::id).toList());
        return listed.size() == 1
                ? found.stream()
                        .filter(asset -> asset.id() == listed.getFirst().assetId())
                        .findFirst()
                : Optional.empty();
    }

    private StocktakeItem item(Stocktake stocktake, Asset asset, AssetNames names) {
        return items.findByStocktakeIdAndAssetIdIn(stocktake.id(), List.of(asset.id())).stream()
                .findFirst()
                .orElseGet(() -> items.save(StocktakeItem.of(stocktake.id(), asset, false, names)));
    }

    private static Finding finding(StocktakeItem item, Asset asset, @Nullable Long seenAt, AssetNames names) {
        if (!asset.status().isPresent()) {
            return Finding.DISPOSED;
        }
        if (seenAt != null && !names.isAt(item.placeId(), seenAt)) {
            return Finding.WRONG_PLACE;
        }
        return item.expected() ? Finding.SEEN : Finding.NOT_LISTED;
    }

    /**
     * Takes a scan back; the one before it counts again.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where the stocktake is closed
     */
    @Transactional
    public void undo(long id, long scanId, String actor) {
        Stocktake stocktake = open(id, "COUNT_UNDO");
        StocktakeScan scan = scan(id, scanId);
        if (scan.undone()) {
            return;
        }
        scans.update(scan.id(), true);
        if (scan.itemId() != null) {
            StocktakeItem item = items.findById(scan.itemId()).orElseThrow();
            if (scan.id().equals(item.scanId())) {
                standAgain(item);
            }
        }
        audit.record(actor, "stocktake.undo", stocktake.toString(), scan.code(), "", "");
    }

    private void standAgain(StocktakeItem item) {
        StocktakeScan before = scans.standing(item.id());
        if (before != null) {
            Asset asset = assets.get(item.assetId());
            items.update(item.found(finding(item, asset, before.placeId(), assets.names()), before.id()));
        } else if (item.expected()) {
            items.update(item.found(Finding.MISSING, null));
        } else {
            items.deleteById(item.id());
        }
    }

    /**
     * Notes in which condition something was found, or what a code that nobody knows was read from.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where the stocktake is closed; INVALID_VALUE for a note that is too long
     */
    @Transactional
    public void note(long id, long scanId, boolean broken, String note, String actor) {
        Stocktake stocktake = open(id, "COUNT_NOTE");
        StocktakeScan scan = scan(id, scanId);
        String text = note.strip();
        if (text.length() > LONGEST_NOTE) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "note", text, "≤ " + LONGEST_NOTE);
        }
        // why: what was scanned twice stands on its first scan
        long standing = scan.itemId() == null
                ? scan.id()
                : items.findById(scan.itemId()).map(StocktakeItem::scanId).orElse(scan.id());
        scans.update(standing, broken, text);
        audit.record(
                actor,
                "stocktake.note",
                stocktake.toString(),
                scan.note(),
                scan.code() + ": " + (broken ? "broken; " : "") + text,
                "");
    }

    private StocktakeScan scan(long stocktake, long id) {
        return scans.findById(id)
                .filter(scan -> scan.stocktakeId() == stocktake)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "scan", id));
    }

    private Stocktake open(long id, String act) {
        Stocktake stocktake =
                stocktakes.hold(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "stocktake", id));
        if (stocktake.isClosed()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, stocktake.toString(), "CLOSED", act);
        }
        return stocktake;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
