package vn.dcim.core.telemetry.block;

import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.dcim.core.audit.KeyCover;
import vn.dcim.core.audit.Sealed;

/** Seals the keys of history anew when the master key is rotated; the blocks stay as they are. */
@Singleton
@Requires(property = "datasources.default.url")
final class SealedKeys implements Sealed {

    private final DataSource dataSource;
    private final KeyCover cover;

    SealedKeys(DataSource dataSource, DataSourceResolver resolver, KeyCover cover) {
        this.dataSource = resolver.resolve(dataSource);
        this.cover = cover;
    }

    @Override
    public String what() {
        return "history-keys";
    }

    @Override
    public int old() {
        return (int) boxes().entrySet().stream()
                .filter(entry -> isOld(entry.getKey(), entry.getValue()))
                .count();
    }

    private boolean isOld(int id, byte[] box) {
        try {
            return cover.renewed(DataKey.purpose(id), box).isPresent();
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @Override
    public int renew() {
        int renewed = 0;
        int closed = 0;
        for (var entry : boxes().entrySet()) {
            try {
                Optional<byte[]> fresh = cover.renewed(DataKey.purpose(entry.getKey()), entry.getValue());
                renewed += fresh.isPresent() ? replace(entry.getKey(), entry.getValue(), fresh.get()) : 0;
            } catch (IllegalStateException e) {
                // why: told below, after all others
                closed++;
            }
        }
        if (closed > 0) {
            throw new IllegalStateException(
                    closed + " × " + what() + ": sealed under a master key that is not here, or altered");
        }
        return renewed;
    }

    private Map<Integer, byte[]> boxes() {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id, box FROM history_key ORDER BY id")) {
            Map<Integer, byte[]> boxes = new LinkedHashMap<>();
            while (rows.next()) {
                boxes.put(rows.getInt(1), rows.getBytes(2));
            }
            return boxes;
        } catch (SQLException e) {
            throw new IllegalStateException("the keys of history cannot be read", e);
        }
    }

    private int replace(int id, byte[] before, byte[] box) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE history_key SET box = ? WHERE id = ? AND box = ?")) {
            update.setBytes(1, box);
            update.setInt(2, id);
            update.setBytes(3, before);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the keys of history cannot be written", e);
        }
    }
}
