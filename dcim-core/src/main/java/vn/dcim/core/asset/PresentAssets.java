package vn.dcim.core.asset;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds those of the present assets that a list has to do with: the register may be far longer than the list. */
@Singleton
class PresentAssets {

    private static final int AT_ONCE = 500;

    private final JdbcOperations jdbc;

    PresentAssets(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the assets that have one of these labels or serial numbers, or lie in units of one of these racks; perhaps more, since
     * the database compares without diacritics.
     */
    @Transactional
    Collection<Asset> with(Collection<String> tags, Collection<String> serials, Collection<Long> places) {
        Map<Long, Asset> found = new LinkedHashMap<>();
        find(found, "tag IN (%s)", tags);
        find(found, "serial IN (%s)", serials);
        find(found, "position_unit IS NOT NULL AND position_place_id IN (%s)", places);
        return found.values();
    }

    private void find(Map<Long, Asset> found, String condition, Collection<?> values) {
        List<?> wanted = new ArrayList<>(values);
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<?> some = wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()));
            String marks = String.join(",", Collections.nCopies(some.size(), "?"));
            jdbc.prepareStatement(
                    "SELECT * FROM asset WHERE status <> 'DISPOSED' AND " + condition.formatted(marks) + " ORDER BY id",
                    statement -> {
                        for (int i = 0; i < some.size(); i++) {
                            statement.setObject(i + 1, some.get(i));
                        }
                        try (ResultSet rows = statement.executeQuery();
                                Stream<Asset> assets = jdbc.entityStream(rows, Asset.class)) {
                            assets.forEach(asset -> found.putIfAbsent(asset.id(), asset));
                        }
                        return null;
                    });
        }
    }
}
