package vn.dcim.core.work.fault;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;

/** Codes of assets, what is reported under them, and what the shift makes of it. */
@Singleton
public class FaultDesk {

    /** As whom the audit log names people who did not sign in. */
    public static final String STRANGER = "fault-report";

    private static final int REFERENCE = 10;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_NAME = 100;

    private final FaultCodeRepository codes;
    private final FaultReportRepository reports;
    private final Assets assets;
    private final WorkDesk work;
    private final WorkOrders orders;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    FaultDesk(
            FaultCodeRepository codes,
            FaultReportRepository reports,
            Assets assets,
            WorkDesk work,
            WorkOrders orders,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.codes = codes;
        this.reports = reports;
        this.assets = assets;
        this.work = work;
        this.orders = orders;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody without an account types. */
    public record Wish(FaultKind kind, String description, String name, String phone) {}

    /** Makes a new secret for an asset; one that was there before is good no more. @throws DcimException NOT_FOUND */
    public String make(long assetId, String by) {
        return make(List.of(assets.get(assetId)), by).get(assetId);
    }

    /** Makes new secrets for some assets, all or none; those that were there before are good no more. @return secrets by asset */
    public Map<Long, String> make(List<Asset> some, String by) {
        return transactions.executeWrite(_ -> {
            Map<Long, String> secrets = new HashMap<>();
            for (Asset asset : some) {
                String secret = Secrets.random();
                boolean wasThere = codes.deleteByAssetId(asset.id()) > 0;
                codes.save(new FaultCode(asset.id(), Secrets.hash(secret), now(), by));
                audit.record(by, "fault.code", "asset:" + asset.id(), wasThere ? "made" : "", "made", "");
                secrets.put(asset.id(), secret);
            }
            return secrets;
        });
    }

    /** Returns how many of some assets have a code. */
    public long coded(List<Asset> some) {
        return some.isEmpty()
                ? 0
                : codes.countByAssetIdIn(some.stream().map(Asset::id).toList());
    }

    /** Returns how many assets have a code. */
    public long codes() {
        return codes.count();
    }

    /** Makes the secret of an asset good no more. @throws DcimException NOT_FOUND */
    public void revoke(long assetId, String by) {
        Asset asset = assets.get(assetId);
        transactions.executeWrite(_ -> {
            if (codes.deleteByAssetId(assetId) > 0) {
                audit.record(by, "fault.code", "asset:" + asset.id(), "made", "", "");
            }
            return null;
        });
    }

    /** Returns the code that an asset has. */
    public Optional<FaultCode> code(long assetId) {
        return codes.findByAssetId(assetId);
    }

    /** Returns the asset whose secret this is; empty for none, and once it is disposed of. */
    public Optional<Asset> asset(String secret) {
        return codes.findBySecretHash(Secrets.hash(secret))
                .map(code -> assets.get(code.assetId()))
                .filter(asset -> asset.status() != AssetStatus.DISPOSED);
    }

    /** Returns a report about an asset by its reference. */
    public Optional<FaultReport> find(Asset asset, String reference) {
        return reports.findByReferenceAndAssetId(reference, asset.id());
    }

    /** Keeps a report. @throws DcimException INVALID_VALUE (description, name, phone) */
    public FaultReport report(Asset asset, Wish wish) {
        String description = TypedValues.lines(wish.description());
        within("description", description, 3, LONGEST_TEXT);
        String name = TypedValues.line(wish.name());
        within("name", name, 0, LONGEST_NAME);
        String phone = TypedValues.line(wish.phone());
        if (!phone.matches("|\\+?[0-9][0-9 .-]{6,18}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "phone", phone, "0912 345 678");
        }
        return transactions.executeWrite(_ -> {
            FaultReport kept = reports.save(new FaultReport(
                    null,
                    Secrets.code(REFERENCE),
                    asset.id(),
                    wish.kind(),
                    description,
                    name,
                    phone,
                    now(),
                    FaultState.NEW,
                    null,
                    "",
                    null,
                    "",
                    null,
                    null));
            audit.record(STRANGER, "fault.report", kept.toString(), "", "new", "");
            return kept;
        });
    }

    /**
     * Keeps what the reporter says once the order is accepted; the newest word counts.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION before, and of a report without an order
     */
    public FaultReport confirm(Asset asset, String reference, boolean isMended) {
        return transactions.executeWrite(_ -> {
            FaultReport known = find(asset, reference)
                    .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "fault-report", reference));
            reports.lock(known.id());
            FaultReport report = reports.findById(known.id()).orElseThrow();
            WorkState state = report.orderId() == null
                    ? null
                    : orders.get(report.orderId()).state();
            if (state != WorkState.ACCEPTED) {
                throw new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION,
                        report.toString(),
                        state == null ? report.state().name() : state.name(),
                        "CONFIRM");
            }
            FaultReport after = report.confirmed(isMended, now());
            reports.update(after);
            audit.record(STRANGER, "fault.confirm", after.toString(), "", isMended ? "mended" : "not-mended", "");
            return after;
        });
    }

    /** Returns what was reported since an instant, the oldest first. */
    public List<FaultReport> since(Instant from) {
        return reports.findSince(from);
    }

    /** Returns those that nobody has decided about, the oldest first. */
    public List<FaultReport> fresh() {
        return reports.findByStateOrderById(FaultState.NEW);
    }

    /** Returns the last hundred that somebody has decided about, the newest first. */
    public List<FaultReport> decided() {
        return reports.findDecided();
    }

    /** Opens a corrective order from a report. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION once decided */
    public WorkOrder order(long id, String by) {
        return transactions.executeWrite(_ -> {
            FaultReport report = locked(id, "ORDER");
            String title = report.description().replaceAll("\\s+", " ");
            WorkOrder opened = work.open(
                    new WorkDesk.Wish(
                            WorkKind.CORRECTIVE,
                            title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE - 1) + "…" : title,
                            null,
                            "fault:" + id,
                            null,
                            List.of(report.assetId()),
                            List.of()),
                    by);
            decide(report.decided(FaultState.ORDERED, opened.id(), "", now(), by), opened.number());
            return opened;
        });
    }

    /**
     * Joins a report to an open order about the same asset.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION once decided; INVALID_VALUE (order) for one that is closed or about another asset
     */
    public void join(long id, long orderId, String by) {
        transactions.executeWrite(_ -> {
            FaultReport report = locked(id, "JOIN");
            WorkOrder order = orders.get(orderId);
            if (!order.state().isOpen() || !orders.assets(orderId).contains(report.assetId())) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "order", order.number(), "");
            }
            decide(report.decided(FaultState.JOINED, orderId, "", now(), by), order.number());
            return null;
        });
    }

    /** Declines a report. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION once decided; INVALID_VALUE (reason) */
    public void decline(long id, String reason, String by) {
        String why = TypedValues.lines(reason);
        within("reason", why, 1, LONGEST_TEXT);
        transactions.executeWrite(_ -> {
            decide(locked(id, "DECLINE").decided(FaultState.DECLINED, null, why, now(), by), why);
            return null;
        });
    }

    private FaultReport locked(long id, String action) {
        reports.lock(id);
        FaultReport report =
                reports.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "fault-report", id));
        if (report.state() != FaultState.NEW) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    report.toString(),
                    report.state().name(),
                    action);
        }
        return report;
    }

    private void decide(FaultReport after, String text) {
        reports.update(after);
        audit.record(
                after.decidedBy(),
                "fault.decide",
                after.toString(),
                "new",
                after.state().code(),
                text);
    }

    private static void within(String field, String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, field, text.length() > 80 ? text.length() : text, least + "–" + most);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
