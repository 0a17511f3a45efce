package vn.dcim.core.register;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.text.PlainText;
import vn.dcim.core.unit.Unit;
import vn.dcim.core.unit.Units;

/** Finds what entries lead to: assets, units and entries of other registers. */
@Singleton
public class RegisterLinks {

    private static final int MOST_OFFERED = 500;
    private static final int MOST_LIKE = 100;

    private final Assets assets;
    private final Units units;
    private final JdbcOperations jdbc;

    RegisterLinks(Assets assets, Units units, JdbcOperations jdbc) {
        this.assets = assets;
        this.units = units;
        this.jdbc = jdbc;
    }

    /** Returns a finder that asks for each name once, for one form or one list. */
    EntryReader.Links finder() {
        Map<String, Optional<String>> found = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        return new EntryReader.Links() {
            @Override
            public Optional<String> find(RegisterField field, String typed) {
                return found.computeIfAbsent(field.type() + field.target() + "\n" + typed, _ -> switch (field.type()) {
                    case ASSET -> asset(typed);
                    case UNIT -> unit(typed);
                    default -> entry(field.target(), typed);
                });
            }

            @Override
            public String name(RegisterField field, String id) {
                return names.computeIfAbsent(
                        field.type() + "\n" + id,
                        _ -> RegisterLinks.this.query(field.type(), Set.of(id)).getOrDefault(id, ""));
            }
        };
    }

    /**
     * Returns the names of all that some entries of a register lead to.
     *
     * @return by field and id
     */
    @Transactional(readOnly = true)
    public LinkNames names(RegisterDefinition register, Collection<RegisterEntry> entries) {
        Map<FieldType, Set<String>> wanted = new HashMap<>();
        List<RegisterField> fields = register.fields().stream()
                .filter(field -> field.type().isLink())
                .toList();
        for (RegisterEntry entry : fields.isEmpty() ? List.<RegisterEntry>of() : entries) {
            Map<String, String> values = entry.values();
            for (RegisterField field : fields) {
                String id = values.getOrDefault(field.code(), "");
                if (!id.isEmpty()) {
                    wanted.computeIfAbsent(field.type(), _ -> new HashSet<>()).add(id);
                }
            }
        }
        Map<FieldType, Map<String, String>> names = new HashMap<>();
        wanted.forEach((type, ids) -> names.put(type, query(type, ids)));
        return new LinkNames(names);
    }

    /** Returns what may be typed into a field, as far as it is worth offering. */
    @Transactional(readOnly = true)
    public List<String> offered(RegisterField field) {
        return switch (field.type()) {
            case UNIT -> units.all().stream().map(Unit::name).toList();
            case ENTRY ->
                jdbc.prepareStatement(
                        "SELECT name FROM register_entry WHERE register = ? AND active ORDER BY name LIMIT "
                                + MOST_OFFERED,
                        statement -> {
                            statement.setString(1, field.target());
                            List<String> names = new ArrayList<>();
                            try (ResultSet rows = statement.executeQuery()) {
                                while (rows.next()) {
                                    names.add(rows.getString(1));
                                }
                            }
                            return names;
                        });
            default -> List.of();
        };
    }

    private Optional<String> asset(String typed) {
        String wanted = PlainText.of(typed);
        List<Asset> like = assets.find(
                        new AssetFilter(typed, null, null, Set.of(), null, null, null, null, null),
                        AssetOrder.NAME,
                        false,
                        0,
                        MOST_LIKE)
                .assets();
        List<Asset> marked = like.stream()
                .filter(asset -> PlainText.of(asset.tag()).equals(wanted)
                        || PlainText.of(asset.serial()).equals(wanted))
                .toList();
        List<Asset> named = like.stream()
                .filter(asset -> PlainText.of(asset.name()).equals(wanted))
                .toList();
        // why: two of one name are no answer; their labels are
        List<Asset> found = marked.isEmpty() ? named : marked;
        return found.size() == 1 ? Optional.of(found.getFirst().id().toString()) : Optional.empty();
    }

    private Optional<String> unit(String typed) {
        String wanted = PlainText.of(typed);
        return units.all().stream()
                .filter(unit -> PlainText.of(unit.name()).equals(wanted)
                        || PlainText.of(unit.shortName()).equals(wanted))
                .map(unit -> unit.id().toString())
                .findFirst();
    }

    private Optional<String> entry(String register, String typed) {
        return jdbc.prepareStatement(
                "SELECT id FROM register_entry WHERE register = ? AND active AND name = ? LIMIT 2", statement -> {
                    statement.setString(1, register);
                    statement.setString(2, typed);
                    List<String> ids = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            ids.add(rows.getString(1));
                        }
                    }
                    return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
                });
    }

    private Map<String, String> query(FieldType type, Set<String> ids) {
        String table =
                switch (type) {
                    case ASSET -> "asset";
                    case UNIT -> "unit";
                    default -> "register_entry";
                };
        String in = ids.stream().map(_ -> "?").collect(Collectors.joining(","));
        return jdbc.prepareStatement("SELECT id, name FROM " + table + " WHERE id IN (" + in + ")", statement -> {
            int position = 0;
            for (String id : ids) {
                statement.setLong(++position, Long.parseLong(id));
            }
            Map<String, String> names = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getString(1), rows.getString(2));
                }
            }
            return names;
        });
    }
}
