package vn.dcim.core.shift.round;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.PointRepository;

/** What a round looks at: the program's list in {@code round-checks/} until the centre changes it. */
@Singleton
public class RoundChecks {

    static final String FOLDER = "round-checks";

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_UNIT = 20;
    private static final int LONGEST_CHOICES = 500;
    private static final int MOST = 200;

    private final RoundCheckRepository repository;
    private final DeviceRepository devices;
    private final PointRepository points;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final List<RoundCheck> usual;

    /** @throws DcimException BROKEN_DEFINITION */
    RoundChecks(
            RoundCheckRepository repository,
            DeviceRepository devices,
            PointRepository points,
            TransactionOperations<Connection> transactions,
            AuditLog audit) {
        this.repository = repository;
        this.devices = devices;
        this.points = points;
        this.transactions = transactions;
        this.audit = audit;
        List<YamlNode> nodes = DefinitionFiles.carried(FOLDER, RoundChecks.class.getClassLoader()).stream()
                .flatMap(file -> file.entries(Set.of("checks")).get("checks").items().stream())
                .toList();
        this.usual = IntStream.range(0, nodes.size())
                .mapToObj(i -> read((i + 1) * 10, nodes.get(i)))
                .toList();
    }

    /** Returns what is looked at, in its order. */
    public List<RoundCheck> all() {
        List<RoundCheck> own = repository.findByRetiredOrderByPositionAscAndIdAsc(false);
        return own.isEmpty() && repository.count() == 0 ? begin() : own;
    }

    private List<RoundCheck> begin() {
        return transactions.executeWrite(
                _ -> usual.stream().map(repository::save).toList());
    }

    /**
     * Adds something to look at, or changes it.
     *
     * @param id null to add
     * @param typed position, place, title, kind, unit, low, high, choices, device, point
     * @throws DcimException NOT_FOUND, INVALID_VALUE
     */
    public RoundCheck put(@Nullable Long id, Map<String, String> typed, String actor) {
        RoundCheck wanted = check(id, typed);
        return transactions.executeWrite(_ -> {
            List<RoundCheck> known = all();
            if (id == null && known.size() >= MOST) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "title", wanted.title(), "≤ " + MOST);
            }
            String was = id == null ? "" : told(get(id));
            RoundCheck kept = id == null ? repository.save(wanted) : repository.update(wanted);
            audit.record(
                    actor, id == null ? "round-check.add" : "round-check.change", kept.toString(), was, told(kept), "");
            return kept;
        });
    }

    /** Takes something off the list; what was seen of it stays. @throws DcimException NOT_FOUND */
    public void retire(long id, String actor) {
        transactions.executeWrite(_ -> {
            RoundCheck check = get(id);
            repository.update(new RoundCheck(
                    id,
                    check.position(),
                    check.place(),
                    check.title(),
                    check.kind(),
                    check.unit(),
                    check.low(),
                    check.high(),
                    check.choices(),
                    check.device(),
                    check.point(),
                    true));
            audit.record(actor, "round-check.retire", check.toString(), told(check), "", "");
            return check;
        });
    }

    private RoundCheck get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "round check", id));
    }

    private RoundCheck check(@Nullable Long id, Map<String, String> typed) {
        String code = typed.getOrDefault("kind", "");
        RoundCheck.Kind kind = RoundCheck.Kind.of(code)
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", code, "number, tick, choice"));
        boolean isNumber = kind == RoundCheck.Kind.NUMBER;
        var check = new RoundCheck(
                id,
                position(typed),
                line(typed, "place", 0, LONGEST_PLACE),
                line(typed, "title", 1, LONGEST_TITLE),
                kind,
                isNumber ? line(typed, "unit", 0, LONGEST_UNIT) : "",
                isNumber ? number(typed, "low") : null,
                isNumber ? number(typed, "high") : null,
                kind == RoundCheck.Kind.CHOICE ? line(typed, "choices", 1, LONGEST_CHOICES) : "",
                line(typed, "device", 0, LONGEST_PLACE),
                line(typed, "point", 0, LONGEST_PLACE),
                false);
        if (check.low() != null && check.high() != null && check.low() > check.high()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "high", typed.get("high"), "≥ " + typed.get("low"));
        }
        if (kind == RoundCheck.Kind.CHOICE && check.options().stream().noneMatch(RoundCheck.Choice::fine)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "choices", check.choices(), "");
        }
        requirePoint(check);
        return check;
    }

    private void requirePoint(RoundCheck check) {
        if (check.device().isEmpty()) {
            return;
        }
        Device device = devices.findByName(check.device())
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "device", check.device(), ""));
        if (points.findByDeviceIdAndName(device.id(), check.point()).isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "point", check.point(), "");
        }
    }

    private int position(Map<String, String> typed) {
        return typed.getOrDefault("position", "").isBlank()
                ? all().stream().mapToInt(RoundCheck::position).max().orElse(0) + 10
                : TypedValues.number(typed.get("position"), 0, 100_000)
                        .orElseThrow(() -> new DcimException(
                                ErrorCode.INVALID_VALUE, "position", typed.get("position"), "0–100000"));
    }

    private static @Nullable Double number(Map<String, String> typed, String field) {
        String text = typed.getOrDefault(field, "").strip();
        try {
            return text.isEmpty() ? null : new BigDecimal(text.replace(',', '.')).doubleValue();
        } catch (NumberFormatException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, field, text, "27; 18,5");
        }
    }

    private static String line(Map<String, String> typed, String field, int least, int longest) {
        String text = TypedValues.line(typed.getOrDefault(field, ""));
        if (text.length() < least || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, least + "–" + longest);
        }
        return text;
    }

    private static String told(RoundCheck check) {
        return "%s, %s–%s %s, %s, %s %s"
                .formatted(
                        check.kind().code(),
                        check.low(),
                        check.high(),
                        check.unit(),
                        check.choices(),
                        check.device(),
                        check.point())
                .strip();
    }

    private static RoundCheck read(int position, YamlNode node) {
        Map<String, YamlNode> entries =
                node.entries(Set.of("place", "title", "kind", "unit", "low", "high", "choices"));
        for (String key : List.of("title", "kind")) {
            if (!entries.containsKey(key)) {
                throw node.broken(key + " is missing");
            }
        }
        String kind = entries.get("kind").text();
        return new RoundCheck(
                null,
                position,
                text(entries, "place"),
                text(entries, "title"),
                RoundCheck.Kind.of(kind)
                        .orElseThrow(() -> node.broken("expected number, tick or choice, found " + kind)),
                text(entries, "unit"),
                entries.containsKey("low") ? (Double) entries.get("low").number() : null,
                entries.containsKey("high") ? (Double) entries.get("high").number() : null,
                text(entries, "choices"),
                "",
                "",
                false);
    }

    private static String text(Map<String, YamlNode> entries, String key) {
        return entries.containsKey(key) ? entries.get(key).text() : "";
    }
}
