package vn.dcim.core.syslog;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import vn.dcim.core.telemetry.block.LogCover;
import vn.dcim.core.telemetry.block.Packer;

/** Who sends messages and is no source: counted, with the last message of each, so that somebody can register it. */
@Singleton
public class LogStrangers {

    private static final int MOST = 1_000;
    private static final int LONGEST_SAMPLE = 1_000;

    private final DataSource dataSource;
    private final LogCover cover;
    private final Map<Sign, Fresh> fresh = new HashMap<>();

    LogStrangers(DataSource dataSource, DataSourceResolver resolver, LogCover cover) {
        this.dataSource = resolver.resolve(dataSource);
        this.cover = cover;
    }

    /** Somebody unknown. @param sample the last message */
    public record Stranger(String sender, String host, Instant firstAt, Instant lastAt, long messages, String sample) {}

    private record Sign(String sender, String host) {}

    private static final class Fresh {
        private long firstMs = Long.MAX_VALUE;
        private long lastMs;
        private long messages;
        private String sample = "";
    }

    /** Counts a message of somebody unknown. */
    synchronized void add(LogMessage message) {
        var sign = new Sign(message.sender(), message.host());
        Fresh counted = fresh.get(sign);
        if (counted == null) {
            if (fresh.size() >= MOST) {
                return;
            }
            counted = new Fresh();
            fresh.put(sign, counted);
        }
        long at = message.receivedAt().toEpochMilli();
        counted.firstMs = Math.min(counted.firstMs, at);
        counted.lastMs = Math.max(counted.lastMs, at);
        counted.messages++;
        counted.sample = message.text();
    }

    /** Writes down what was counted, in the caller's transaction; {@link #written} follows its commit. */
    synchronized void write(Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT INTO log_stranger (sender, host, first_at, last_at, messages, sample) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE messages = messages + VALUES(messages), last_at = VALUES(last_at),"
                        + " sample = VALUES(sample)")) {
            for (var entry : fresh.entrySet()) {
                Fresh counted = entry.getValue();
                byte[] text = counted.sample.getBytes(StandardCharsets.UTF_8);
                byte[] beginning = Arrays.copyOf(text, Math.min(text.length, LONGEST_SAMPLE));
                var content = new Packer(beginning.length);
                content.putAll(beginning, 0, beginning.length);
                upsert.setString(1, entry.getKey().sender());
                upsert.setString(2, entry.getKey().host());
                upsert.setLong(3, counted.firstMs);
                upsert.setLong(4, counted.lastMs);
                upsert.setLong(5, counted.messages);
                upsert.setBytes(6, cover.ofStranger(content, counted.lastMs));
                upsert.addBatch();
            }
            if (!fresh.isEmpty()) {
                upsert.executeBatch();
            }
        }
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM log_stranger WHERE last_at < (SELECT least FROM (SELECT last_at AS least FROM log_stranger"
                        + " ORDER BY last_at DESC LIMIT 1 OFFSET " + (MOST - 1) + ") newest)")) {
            delete.executeUpdate();
        }
    }

    /** What was written is committed. */
    synchronized void written() {
        fresh.clear();
    }

    /** Forgets one that was registered. */
    public void forget(String sender, String host) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM log_stranger WHERE sender = ? AND (host = ? OR ? = '')")) {
            delete.setString(1, sender);
            delete.setString(2, host);
            delete.setString(3, host);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("unknown senders cannot be written", e);
        }
    }

    /** Returns them, the newest first. */
    public List<Stranger> all() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT sender, host, first_at, last_at,"
                        + " messages, sample FROM log_stranger ORDER BY last_at DESC, sender, host");
                ResultSet rows = select.executeQuery()) {
            List<Stranger> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Stranger(
                        rows.getString(1),
                        rows.getString(2),
                        Instant.ofEpochMilli(rows.getLong(3)),
                        Instant.ofEpochMilli(rows.getLong(4)),
                        rows.getLong(5),
                        cover.strangerIfWhole(connection, rows.getBytes(6), rows.getLong(4))
                                .map(content -> new String(content.getRest(), StandardCharsets.UTF_8))
                                .orElse("")));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("unknown senders cannot be read", e);
        }
    }
}
