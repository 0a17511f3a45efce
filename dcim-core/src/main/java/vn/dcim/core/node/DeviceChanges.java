package vn.dcim.core.node;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.schedule.LoopThread;

/** Carries changes of devices to the other processes on this database, which hold devices in memory as well. */
@Context
@Requires(property = "datasources.default.url")
public class DeviceChanges {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceChanges.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int OVERLAP = 200;

    private final NodeRows rows;
    private final Ownership ownership;
    private final DeviceRepository devices;
    private final ApplicationEventPublisher<DeviceChanged> publisher;
    private final Set<Long> seen = new LinkedHashSet<>();
    private final LoopThread loop = LoopThread.pausing("device-changes", EVERY, this::look);
    private long newest = -1;

    DeviceChanges(
            NodeRows rows,
            Ownership ownership,
            DeviceRepository devices,
            ApplicationEventPublisher<DeviceChanged> publisher) {
        this.rows = rows;
        this.ownership = ownership;
        this.devices = devices;
        this.publisher = publisher;
    }

    @PostConstruct
    void start() throws SQLException {
        newest = last();
        // why: what this process has just read from the database is not news to it
        next();
        loop.start();
    }

    @EventListener
    void changed(DeviceChanged event) {
        if (!event.elsewhere()) {
            note(event.device().id());
        }
    }

    /** Has the other processes read anew what is stored of a device. */
    public void note(long deviceId) {
        try {
            rows.update(
                    "INSERT INTO device_change (device_id, node, at) VALUES (?, ?, UTC_TIMESTAMP(3))",
                    deviceId,
                    ownership.node());
        } catch (SQLException e) {
            LOG.warn("Other processes do not hear that device {} has changed: {}", deviceId, e.toString());
        }
    }

    private void look() throws SQLException {
        if (!ownership.isShared()) {
            return;
        }
        for (long device : next()) {
            devices.findById(device).ifPresent(found -> publisher.publishEvent(new DeviceChanged(found, true)));
        }
    }

    private long last() throws SQLException {
        try (Connection connection = rows.dataSource().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT COALESCE(MAX(id), 0) FROM device_change");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Set<Long> next() throws SQLException {
        Set<Long> found = new LinkedHashSet<>();
        try (Connection connection = rows.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, device_id FROM device_change WHERE id > ? AND node <> ? ORDER BY id")) {
            // why: transactions commit in another order than they number their rows
            select.setLong(1, newest - OVERLAP);
            select.setString(2, ownership.node());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    newest = Math.max(newest, row.getLong(1));
                    if (seen.add(row.getLong(1))) {
                        found.add(row.getLong(2));
                    }
                }
            }
        }
        List.copyOf(seen).stream().filter(id -> id <= newest - OVERLAP).forEach(seen::remove);
        return found;
    }

    @PreDestroy
    void end() {
        loop.close();
    }
}
