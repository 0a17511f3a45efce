package vn.dcim.core.telemetry.block;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import vn.dcim.core.audit.KeyCover;

/**
 * The keys of blocks: one for each calendar month (UTC) in which blocks are written, made when it is first needed and kept under the
 * master key. So the master key changes without one block being written anew.
 */
@Singleton
final class DataKeys {

    private static final int KEY_BYTES = 32;

    private final DataSource dataSource;
    private final KeyCover cover;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, DataKey> opened = new ConcurrentHashMap<>();

    DataKeys(DataSource dataSource, DataSourceResolver resolver, KeyCover cover, Clock clock) {
        this.dataSource = resolver.resolve(dataSource);
        this.cover = cover;
        this.clock = clock;
    }

    /** Returns the key of this month. */
    DataKey present() throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int id = today.getYear() * 100 + today.getMonthValue();
        DataKey known = opened.get(id);
        if (known != null) {
            return known;
        }
        try (Connection connection = dataSource.getConnection()) {
            Optional<byte[]> box = box(connection, id);
            if (box.isEmpty()) {
                make(connection, id);
                // why: another node may have made it first; all use the one that is kept
                box = box(connection, id);
            }
            return open(id, box.orElseThrow());
        }
    }

    /** @throws IllegalStateException when it is not there, or no version of the master key opens it */
    DataKey get(Connection connection, int id) throws SQLException {
        DataKey known = opened.get(id);
        if (known != null) {
            return known;
        }
        return open(
                id, box(connection, id).orElseThrow(() -> new IllegalStateException("there is no history key " + id)));
    }

    private DataKey open(int id, byte[] box) {
        var key = new DataKey(id, new SecretKeySpec(cover.uncover(DataKey.purpose(id), box), "AES"));
        opened.put(id, key);
        return key;
    }

    private static Optional<byte[]> box(Connection connection, int id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT box FROM history_key WHERE id = ?")) {
            select.setInt(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    private void make(Connection connection, int id) throws SQLException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT IGNORE INTO history_key (id, made_at, box) VALUES (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setLong(2, clock.instant().toEpochMilli());
            insert.setBytes(3, cover.cover(DataKey.purpose(id), key));
            insert.executeUpdate();
        }
    }
}
