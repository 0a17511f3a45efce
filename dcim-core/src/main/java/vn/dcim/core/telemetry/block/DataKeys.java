package vn.dcim.core.telemetry.block;

import io.micronaut.core.annotation.Nullable;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.audit.KeyCover;

/**
 * The keys of blocks and rows: one for each calendar month (UTC) in which they are written, made when it is first needed and kept under
 * the master key. So the master key changes without one block being written anew.
 */
@Singleton
final class DataKeys {

    private static final Logger LOG = LoggerFactory.getLogger(DataKeys.class);

    private static final int KEY_BYTES = 32;

    private final DataSource dataSource;
    private final KeyCover cover;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, DataKey> opened = new ConcurrentHashMap<>();
    private volatile @Nullable DataKey present;

    DataKeys(DataSource dataSource, DataSourceResolver resolver, KeyCover cover, Clock clock) {
        this.dataSource = resolver.resolve(dataSource);
        this.cover = cover;
        this.clock = clock;
    }

    /** Returns the key of this month. */
    DataKey present() throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int month = (today.getYear() * 100 + today.getMonthValue()) * 100;
        DataKey known = present;
        if (known != null && known.id() >= month && known.id() < month + 100) {
            return known;
        }
        try (Connection connection = dataSource.getConnection()) {
            present = present(connection, month);
            return present;
        }
    }

    private DataKey present(Connection connection, int month) throws SQLException {
        for (int id = month; ; id++) {
            if (box(connection, id).isEmpty()) {
                // why: another node may be making it too; all use the one that is kept
                make(connection, id);
            }
            try {
                return get(connection, id);
            } catch (DamagedBlock e) {
                // why: with the old master key what was read is lost, but what is read from now on need not be
                LOG.error(
                        "{}; the readings of this month before now cannot be read, and a new key is made",
                        e.getMessage());
            }
        }
    }

    /** @throws DamagedBlock when it is not there, or no version of the master key opens it */
    DataKey get(Connection connection, int id) throws SQLException, DamagedBlock {
        DataKey known = opened.get(id);
        if (known != null) {
            return known;
        }
        byte[] box = box(connection, id).orElseThrow(() -> new DamagedBlock("there is no history key " + id, null));
        try {
            var key = new DataKey(id, new SecretKeySpec(cover.uncover(DataKey.purpose(id), box), "AES"));
            opened.put(id, key);
            return key;
        } catch (IllegalStateException e) {
            throw new DamagedBlock(e.getMessage(), e);
        }
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
