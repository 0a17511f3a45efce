package vn.dcim.core.work;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.version.Versions;

/** All orders as they are now, kept on this node: each is read again where it is of another version, or new. */
@Singleton
class WorkOrderRows {

    private static final int CHUNK = 1000;

    private final WorkOrderRepository orders;
    private final TransactionOperations<Connection> transactions;
    private final Versions versions;
    private volatile Map<Long, WorkOrder> known = Map.of();
    private volatile @Nullable About about;

    WorkOrderRows(WorkOrderRepository orders, TransactionOperations<Connection> transactions, Versions versions) {
        this.orders = orders;
        this.transactions = transactions;
        this.versions = versions;
    }

    private record Version(long id, int version) {}

    /** Which assets orders are about. @param rows and @param last how many rows that was read from, and the last of them */
    private record About(long rows, long last, Map<Long, List<Long>> assets) {}

    /** Returns all, the oldest first. */
    List<WorkOrder> all() {
        // why: what this transaction has changed is nobody else's yet, and may never be
        boolean isWriting = versions.isWriting();
        List<Version> found = query("SELECT id, version FROM work_order ORDER BY id", rows -> {
            List<Version> each = new ArrayList<>();
            while (rows.next()) {
                each.add(new Version(rows.getLong(1), rows.getInt(2)));
            }
            return each;
        });
        Map<Long, WorkOrder> before = isWriting ? Map.of() : known;
        List<Long> changed = found.stream()
                .filter(each -> !isKnown(before.get(each.id()), each.version()))
                .map(Version::id)
                .toList();
        Map<Long, WorkOrder> now = before;
        if (!changed.isEmpty() || found.size() != before.size()) {
            now = HashMap.newHashMap(found.size());
            for (int from = 0; from < changed.size(); from += CHUNK) {
                for (WorkOrder order :
                        orders.findByIdIn(changed.subList(from, Math.min(from + CHUNK, changed.size())))) {
                    now.put(order.id(), order);
                }
            }
            for (Version each : found) {
                WorkOrder same = before.get(each.id());
                if (isKnown(same, each.version())) {
                    now.put(each.id(), same);
                }
            }
            if (!isWriting) {
                known = now;
            }
        }
        Map<Long, WorkOrder> all = now;
        return found.stream().map(each -> all.get(each.id())).toList();
    }

    private static boolean isKnown(@Nullable WorkOrder order, int version) {
        return order != null && order.version() == version;
    }

    /** Returns the ids of the assets that orders are about, by order; those about none are not among them. */
    Map<Long, List<Long>> assets() {
        boolean isWriting = versions.isWriting();
        long[] count = query("SELECT COUNT(*), COALESCE(MAX(id), 0) FROM work_order_asset", rows -> {
            rows.next();
            return new long[] {rows.getLong(1), rows.getLong(2)};
        });
        About before = about;
        if (!isWriting && before != null && before.rows() == count[0] && before.last() == count[1]) {
            return before.assets();
        }
        Map<Long, List<Long>> assets = query("SELECT order_id, asset_id FROM work_order_asset ORDER BY id", rows -> {
            Map<Long, List<Long>> found = new HashMap<>();
            while (rows.next()) {
                found.computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>()).add(rows.getLong(2));
            }
            return Collections.unmodifiableMap(found);
        });
        if (!isWriting) {
            about = new About(count[0], count[1], assets);
        }
        return assets;
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, Reading<T> reading) {
        return transactions.executeRead(status -> {
            try (Statement statement = status.getConnection().createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return reading.of(rows);
            } catch (SQLException e) {
                throw new DataAccessException("the orders cannot be read", e);
            }
        });
    }
}
