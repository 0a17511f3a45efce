package vn.dcim.core.exchange;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.table.ReadTable;
import vn.dcim.core.table.TableFault;
import vn.dcim.core.table.TableFile;

/** Reads what NetBox gives out: CSV of its bulk import or of its lists, answers of its REST API as JSON, and ZIP with those. */
@Singleton
class NetboxReader {

    /** How much a ZIP may unpack to. */
    private static final int LONGEST = 32 << 20;

    private static final int MOST_FILES = 100;
    private static final int MOST_OBJECTS = 100_000;

    /** What lists of NetBox call columns that its bulk import calls otherwise. */
    private static final Map<String, String> HEADINGS = Map.of(
            "type", "device_type",
            "device_role", "role",
            "ip_address", "primary_ip",
            "ipv4_address", "primary_ip4",
            "ipv6_address", "primary_ip6",
            "height", "u_height",
            "parent_location", "parent");

    /** Columns that tell of which kind a table is, for files with any name; the first that fits. */
    private static final Map<NetboxKind, Set<String>> SIGNS = signs();

    private final JsonMapper json;

    NetboxReader(JsonMapper json) {
        this.json = json;
    }

    /** @param name without folders */
    record Source(String name, byte[] content) {}

    private static Map<NetboxKind, Set<String>> signs() {
        Map<NetboxKind, Set<String>> signs = new LinkedHashMap<>();
        signs.put(NetboxKind.CABLE, Set.of("side_a_type", "side_b_type"));
        signs.put(NetboxKind.POWER_FEED, Set.of("power_panel", "name"));
        signs.put(NetboxKind.POWER_OUTLET, Set.of("device", "name", "feed_leg"));
        signs.put(NetboxKind.POWER_PORT, Set.of("device", "name", "maximum_draw"));
        signs.put(NetboxKind.DEVICE, Set.of("device_type", "role"));
        signs.put(NetboxKind.DEVICE_TYPE, Set.of("manufacturer", "model"));
        signs.put(NetboxKind.RACK, Set.of("site", "name", "u_height"));
        return signs;
    }

    /** @throws TableFault where a file is none of those @throws DcimException INVALID_VALUE with the file */
    NetboxSet read(List<Source> sources) {
        var set = new NetboxSet();
        sources.forEach(source -> read(source, set));
        return set;
    }

    private void read(Source source, NetboxSet set) {
        byte[] content = source.content();
        if (content.length > 3 && content[0] == 'P' && content[1] == 'K') {
            unpacked(source).forEach(file -> read(file, set));
        } else if (isJson(content)) {
            readJson(source, set);
        } else {
            readTable(source, set);
        }
    }

    private static boolean isJson(byte[] content) {
        for (byte sign : content) {
            if (sign == '{' || sign == '[') {
                return true;
            }
            if (!Character.isWhitespace(sign) && sign > 0) {
                return false;
            }
        }
        return false;
    }

    private static List<Source> unpacked(Source source) {
        List<Source> files = new ArrayList<>();
        int room = LONGEST;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(source.content()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replaceAll(".*[/\\\\]", "");
                if (entry.isDirectory() || !name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|json)")) {
                    continue;
                }
                byte[] content = zip.readNBytes(room + 1);
                room -= content.length;
                if (room < 0 || files.size() >= MOST_FILES) {
                    throw wrong(source, (LONGEST >> 20) + " MiB, " + MOST_FILES);
                }
                files.add(new Source(name, content));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw wrong(source, "ZIP");
        }
        if (files.isEmpty()) {
            throw wrong(source, "csv, json");
        }
        return files;
    }

    private static DcimException wrong(Source source, String accepted) {
        return new DcimException(ErrorCode.INVALID_VALUE, "file", source.name(), accepted);
    }

    private static void readTable(Source source, NetboxSet set) {
        if (source.content().length == 0) {
            return;
        }
        ReadTable table;
        try {
            table = TableFile.read(source.content(), 0);
        } catch (TableFault e) {
            throw wrong(source, "CSV, JSON, ZIP: " + e.kind().code() + " " + e.detail());
        }
        List<String> heads = table.rows().getFirst().cells().stream()
                .map(head -> head.toLowerCase(Locale.ROOT).strip().replaceAll("[ .-]+", "_"))
                .toList();
        Optional<NetboxKind> kind = NetboxKind.at(source.name()).or(() -> signed(heads));
        if (kind.isEmpty()) {
            throw wrong(
                    source,
                    String.join(
                            ", ",
                            Stream.of(NetboxKind.values())
                                    .map(known -> known.path().split("/")[1])
                                    .toList()));
        }
        Set<String> known = new HashSet<>(kind.get().columns());
        for (ReadTable.Row row : table.rows().subList(1, table.rows().size())) {
            Map<String, String> fields = new HashMap<>();
            for (int column = 0; column < heads.size(); column++) {
                String head = heads.get(column);
                boolean isOther = !known.contains(head) && HEADINGS.containsKey(head);
                fields.put(isOther ? HEADINGS.get(head) : head, row.cell(column));
            }
            add(set, new NetboxRow(kind.get(), source.name(), Integer.toString(row.number()), fields));
        }
    }

    private static Optional<NetboxKind> signed(List<String> heads) {
        Set<String> told = new HashSet<>(heads);
        heads.forEach(head -> told.add(HEADINGS.getOrDefault(head, head)));
        return SIGNS.entrySet().stream()
                .filter(sign -> told.containsAll(sign.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void add(NetboxSet set, NetboxRow row) {
        if (set.of(row.kind()).size() >= MOST_OBJECTS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "file", row.file(), "≤ " + MOST_OBJECTS);
        }
        set.add(row);
    }

    private void readJson(Source source, NetboxSet set) {
        try {
            read(json.readValue(source.content(), JsonNode.class), source, NetboxKind.at(source.name()), set);
        } catch (IOException e) {
            throw wrong(source, "JSON");
        }
    }

    /** Takes an answer, a list of objects, or answers by their addresses. */
    private static void read(JsonNode node, Source source, Optional<NetboxKind> named, NetboxSet set) {
        if (node.isArray()) {
            node.values().forEach(object -> read(object, source, named, set));
        } else if (node.isObject() && node.get("results") != null) {
            read(node.get("results"), source, named, set);
        } else if (node.isObject() && isObject(node)) {
            JsonNode url = node.get("url");
            Optional<NetboxKind> kind = url == null || !url.isString() ? named : NetboxKind.at(path(url));
            if (kind.isEmpty()) {
                set.leave(url == null || !url.isString() ? source.name() : path(url));
            } else {
                add(set, NetboxJson.row(kind.get(), source.name(), node));
            }
        } else if (node.isObject()) {
            node.entries().forEach(entry -> {
                Optional<NetboxKind> kind = NetboxKind.at(entry.getKey());
                if (kind.isEmpty()) {
                    set.leave(entry.getKey());
                } else {
                    read(entry.getValue(), source, kind, set);
                }
            });
        }
    }

    private static boolean isObject(JsonNode node) {
        return Stream.of("url", "id", "name", "model", "display").anyMatch(name -> node.get(name) != null);
    }

    /** Returns the part of an address that names the kind. */
    private static String path(JsonNode url) {
        return url.getStringValue().replaceAll("^.*?/api/", "").replaceAll("/\\d+/?$", "");
    }
}
