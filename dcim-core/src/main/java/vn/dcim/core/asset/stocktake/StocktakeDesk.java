package vn.dcim.core.asset.stocktake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetDesk.Grounds;
import vn.dcim.core.asset.AssetFault;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetOutcome;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.Versions;

/** Begins stocktakes, decides on what they find, and closes them; a closed one never changes. */
@Singleton
public class StocktakeDesk {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_REASON = 1000;
    private static final String DECIDE = "COUNT_DECIDE";
    private static final int MOST_MEMBERS = 30;
    private static final int MOST_ASSETS = 100_000;
    // why: what a rack says of an asset is wrong in another one
    private static final Set<AssetField> POSITION =
            Set.of(AssetField.UNIT, AssetField.HEIGHT, AssetField.FACE, AssetField.HALF);

    private final StocktakeRepository stocktakes;
    private final StocktakeMemberRepository members;
    private final StocktakeItemRepository items;
    private final StocktakeScanRepository scans;
    private final Assets assets;
    private final AssetDesk desk;
    private final AssetTerms terms;
    private final Versions versions;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    StocktakeDesk(
            StocktakeRepository stocktakes,
            StocktakeMemberRepository members,
            StocktakeItemRepository items,
            StocktakeScanRepository scans,
            Assets assets,
            AssetDesk desk,
            Versions versions,
            AuditLog audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.stocktakes = stocktakes;
        this.members = members;
        this.items = items;
        this.scans = scans;
        this.assets = assets;
        this.desk = desk;
        this.terms = AssetTerms.CODES;
        this.versions = versions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Somebody of the committee. @param post empty for none named */
    public record Member(String name, String post) {}

    /**
     * What is wanted.
     *
     * @param placeId what is counted, with all beneath; null for any place
     * @param unitId whose assets are counted; null for everybody's
     * @param document number of the decision; empty for none
     * @param committee at least one
     */
    public record Plan(
            String name,
            @Nullable Long placeId,
            @Nullable Long unitId,
            String document,
            @Nullable LocalDate signedOn,
            List<Member> committee) {}

    /**
     * Begins a stocktake: its list is what the register holds at that instant.
     *
     * @throws DcimException INVALID_VALUE for name, document, committee, and for a place or unit that is unknown or holds nothing
     */
    @Transactional
    public Stocktake begin(Plan plan, String actor) {
        String name = text("name", plan.name(), 1, LONGEST_TEXT);
        String document = text("document", plan.document(), 0, LONGEST_TEXT);
        if (plan.committee().isEmpty() || plan.committee().size() > MOST_MEMBERS) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "committee", plan.committee().size(), "1–" + MOST_MEMBERS);
        }
        // why: before anything else is read, since a transaction sees what was there at its first look
        Instant asOf = versions.cutOff();
        AssetNames names = assets.names();
        String place = known("place", plan.placeId(), names.place(plan.placeId()));
        String unit = known("unit", plan.unitId(), names.unit(plan.unitId()));
        List<Asset> listed = listed(plan, asOf, names);
        if (listed.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "scope", place + unit, "");
        }
        Stocktake begun = stocktakes.save(new Stocktake(
                null,
                name,
                plan.placeId(),
                plan.unitId(),
                place.isEmpty() || unit.isEmpty() ? place + unit : place + " · " + unit,
                document,
                plan.signedOn(),
                asOf,
                actor,
                null,
                ""));
        members.saveAll(plan.committee().stream()
                .map(member -> new StocktakeMember(
                        null,
                        begun.id(),
                        text("committee", member.name(), 1, LONGEST_TEXT),
                        text("committee", member.post(), 0, LONGEST_TEXT)))
                .toList());
        items.saveAll(listed.stream()
                .map(asset -> StocktakeItem.of(begun.id(), asset, true, names))
                .toList());
        audit.record(actor, "stocktake.begin", begun.toString(), "", begun.scope() + ": " + listed.size(), document);
        return begun;
    }

    private List<Asset> listed(Plan plan, Instant asOf, AssetNames names) {
        var filter = new AssetFilter(
                "",
                null,
                null,
                plan.placeId() == null ? Set.of() : names.below(plan.placeId()),
                plan.unitId(),
                null,
                null,
                null,
                asOf);
        return assets.find(filter, AssetOrder.NAME, false, 0, MOST_ASSETS).assets();
    }

    /** A difference that could not be settled as it was wanted. */
    public record Refusal(StocktakeItem item, DcimException why) {}

    /**
     * Decides on differences, and changes the register where that was decided. Each stands for itself: those that the register
     * refuses stay undecided and are told.
     *
     * @param reason stands in the history of each asset that is changed
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where the stocktake is closed; INVALID_VALUE for none, or a missing reason
     */
    public List<Refusal> decide(long id, List<Long> itemIds, Decision decision, String reason, String actor) {
        open(
                stocktakes.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "stocktake", id)),
                DECIDE);
        String why = text("reason", reason, 1, LONGEST_REASON);
        List<StocktakeItem> chosen = itemIds.isEmpty()
                ? List.of()
                : items.findByIdIn(itemIds).stream()
                        .filter(item -> item.stocktakeId() == id)
                        .toList();
        if (chosen.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "item", "", "");
        }
        List<Refusal> refusals = new ArrayList<>();
        for (StocktakeItem item : chosen) {
            try {
                transactions.executeWrite(_ -> {
                    Stocktake stocktake = open(hold(id), DECIDE);
                    apply(stocktake, item, decision, why, actor);
                    settle(stocktake, item, decision, why, actor);
                    return item;
                });
            } catch (DcimException e) {
                refusals.add(new Refusal(item, e));
            }
        }
        return refusals;
    }

    private void apply(Stocktake stocktake, StocktakeItem item, Decision decision, String why, String actor) {
        String told = stocktake.name() + ": " + why;
        String reason = told.substring(0, Math.min(told.length(), LONGEST_REASON));
        Asset asset = assets.get(item.assetId());
        switch (decision) {
            case LEAVE -> {}
            case MOVE -> move(asset, seenPlace(item), reason, actor);
            case BROKEN -> {
                if (asset.status() != AssetStatus.BROKEN) {
                    LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
                    String document = stocktake.document().isEmpty() ? stocktake.name() : stocktake.document();
                    desk.move(
                            asset.id(),
                            asset.revision(),
                            AssetStatus.BROKEN,
                            new Grounds(document, today, "", "", reason),
                            actor);
                }
            }
        }
    }

    private void move(Asset asset, String place, String reason, String actor) {
        Map<AssetField, String> typed = new EnumMap<>(AssetField.class);
        POSITION.forEach(field -> typed.put(field, ""));
        typed.put(AssetField.PLACE, place);
        AssetOutcome outcome = desk.change(asset.id(), asset.revision(), typed, terms, reason, actor);
        if (outcome.isRefused()) {
            AssetFault fault = outcome.faults().getFirst();
            throw new DcimException(ErrorCode.INVALID_VALUE, fault.field().code(), fault.value(), fault.accepted());
        }
    }

    private String seenPlace(StocktakeItem item) {
        String place = item.scanId() == null
                ? ""
                : scans.findById(item.scanId()).map(StocktakeScan::place).orElse("");
        if (place.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "decision", Decision.MOVE.code(), "");
        }
        return place;
    }

    private void settle(Stocktake stocktake, StocktakeItem item, Decision decision, String why, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        items.update(item.decided(decision, why, now, actor));
        audit.record(
                actor,
                "stocktake.decide",
                stocktake.toString(),
                item.name() + ": " + item.finding().code(),
                decision.code(),
                why);
    }

    /**
     * Closes a stocktake.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is closed already; INVALID_VALUE where differences are undecided,
     *     or codes that nobody knows have no note
     */
    @Transactional
    public void close(long id, String actor) {
        Stocktake stocktake = open(hold(id), "COUNT_CLOSE");
        long undecided = items.countUndecided(id);
        if (undecided > 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "undecided", undecided, "0");
        }
        long unnoted =
                scans.unknown(id).stream().filter(scan -> scan.note().isEmpty()).count();
        if (unnoted > 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "unknown", unnoted, "0");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        stocktakes.update(id, now, actor);
        audit.record(actor, "stocktake.close", stocktake.toString(), "", "", "");
    }

    private Stocktake hold(long id) {
        return stocktakes.hold(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "stocktake", id));
    }

    private static Stocktake open(Stocktake stocktake, String act) {
        if (stocktake.isClosed()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, stocktake.toString(), "CLOSED", act);
        }
        return stocktake;
    }

    private static String known(String field, @Nullable Long id, String name) {
        if (id != null && name.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, id, "");
        }
        return name;
    }

    private static String text(String field, String typed, int least, int longest) {
        String text = typed.strip();
        if (text.length() < least || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, least + "–" + longest);
        }
        return text;
    }
}
