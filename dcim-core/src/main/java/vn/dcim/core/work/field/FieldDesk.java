package vn.dcim.core.work.field;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;

/** What people do with their own orders at a telephone: each change is taken once, however often it is sent, and none over another's. */
@Singleton
public class FieldDesk {

    private static final Set<WorkItem.Kind> PICTURES = Set.of(WorkItem.Kind.PHOTO, WorkItem.Kind.SIGNATURE);
    private static final Duration OLDEST = Duration.ofDays(60);

    private final WorkOrders orders;
    private final WorkDesk desk;
    private final FieldChangeRepository changes;
    private final FiledFiles files;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    FieldDesk(
            WorkOrders orders,
            WorkDesk desk,
            FieldChangeRepository changes,
            FiledFiles files,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.orders = orders;
        this.desk = desk;
        this.changes = changes;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What became of a change.
     *
     * @param refusal null where it was taken; CHANGED_MEANWHILE where somebody else was first
     * @param item as it is now; null of what is about the order
     */
    public record Answer(
            String client,
            @Nullable DcimException refusal,
            @Nullable WorkItem item) {}

    /** Returns the orders that somebody is to do today or before, or has begun; the ones that are due first. */
    public List<WorkOrder> today(String who) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        return orders.list(Set.of(WorkState.ASSIGNED, WorkState.STARTED)).stream()
                .filter(order -> order.state() == WorkState.STARTED || isOf(order, today))
                .filter(order -> desk.mayDo(order, who))
                .sorted((a, b) -> day(a, today).compareTo(day(b, today)))
                .toList();
    }

    /** Returns an order that is somebody's own. @throws DcimException NOT_FOUND; NOT_ASSIGNED */
    public WorkOrder own(long id, String who) {
        WorkOrder order = orders.get(id);
        if (!desk.mayDo(order, who)) {
            throw new DcimException(ErrorCode.NOT_ASSIGNED, who, order.toString());
        }
        return order;
    }

    /** Takes changes of one order, one after the other; a refused one keeps none of the others back. */
    public List<Answer> take(long orderId, List<FieldChange> sent, String by) {
        own(orderId, by);
        return sent.stream().map(change -> take(orderId, change, by)).toList();
    }

    /** Returns the picture of an item. @throws DcimException NOT_FOUND */
    public byte[] picture(long orderId, long itemId) {
        WorkItem item = orders.item(itemId);
        if (item.orderId() != orderId || !PICTURES.contains(item.kind()) || item.result() == null) {
            throw new DcimException(ErrorCode.NOT_FOUND, "picture", itemId);
        }
        return files.content(item.result());
    }

    private Answer take(long orderId, FieldChange change, String by) {
        try {
            WorkItem item = change.item() == null ? null : orders.item(change.item());
            if (item != null && item.orderId() != orderId) {
                throw new DcimException(ErrorCode.NOT_FOUND, "work-item", item.id());
            }
            return new Answer(change.client(), null, transactions.executeWrite(_ -> taken(orderId, change, item, by)));
        } catch (DcimException refused) {
            return new Answer(change.client(), refused, now(change));
        }
    }

    private @Nullable WorkItem now(FieldChange change) {
        try {
            return change.item() == null ? null : orders.item(change.item());
        } catch (DcimException _) {
            return null;
        }
    }

    private @Nullable WorkItem taken(long orderId, FieldChange change, @Nullable WorkItem item, String by) {
        if (!change.client().matches("[A-Za-z0-9-]{1,64}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "client", change.client(), "1–64: A–Z a–z 0–9 -");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant at = now.minus(age(change.age()));
        if (changes.add(change.client(), by, orderId, at, now) == 0) {
            requireSame(orderId, change, by);
        } else {
            switch (change.act()) {
                case START -> desk.start(orderId, by);
                case FINISH -> desk.finish(orderId, by);
                case RECORD -> record(change, item, by, at);
            }
        }
        return item == null ? null : orders.item(item.id());
    }

    private void requireSame(long orderId, FieldChange change, String by) {
        FieldChangeRepository.Row row = changes.findById(change.client()).orElseThrow();
        if (!row.account().equals(by) || row.orderId() != orderId) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "client", change.client(), by);
        }
    }

    private void record(FieldChange change, @Nullable WorkItem item, String by, Instant at) {
        if (item == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "item", "", "");
        }
        boolean isPicture = PICTURES.contains(item.kind());
        if (isPicture != (change.picture() != null)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "picture", isPicture ? "" : item.textVi(), "PNG, JPEG");
        }
        String result = isPicture ? filed(item, change.picture()) : change.result();
        desk.record(item.id(), result, change.remark(), change.version(), by, at);
    }

    private String filed(WorkItem item, byte[] picture) {
        FiledFiles.Checked checked = files.check(item.kind().code() + "-" + item.id(), picture);
        boolean fits = item.kind() == WorkItem.Kind.SIGNATURE
                ? checked.type().equals("png")
                : Set.of("png", "jpg").contains(checked.type());
        if (!fits) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "picture", checked.type(), "PNG, JPEG");
        }
        files.keep(checked);
        return checked.sha256();
    }

    private static Duration age(Duration told) {
        // why: a telephone whose clock was set back or on must not write into the future, nor into another year
        return told.isNegative() ? Duration.ZERO : told.compareTo(OLDEST) > 0 ? OLDEST : told;
    }

    private static boolean isOf(WorkOrder order, LocalDate today) {
        boolean isFree = order.dueOn() == null && order.plannedFrom() == null;
        return isFree || !day(order, today).isAfter(today);
    }

    private static LocalDate day(WorkOrder order, LocalDate otherwise) {
        if (order.plannedFrom() != null) {
            return LocalDate.ofInstant(order.plannedFrom(), CentreTime.ZONE);
        }
        return order.dueOn() == null ? otherwise : order.dueOn();
    }
}
