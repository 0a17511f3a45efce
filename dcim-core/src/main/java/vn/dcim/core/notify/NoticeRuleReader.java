package vn.dcim.core.notify;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.dcim.core.account.Role;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.NoticeRule.Step;
import vn.dcim.core.notify.NoticeRule.Target;

/** Reads a file of notice rules. A broken one is refused with file, line and reason. */
final class NoticeRuleReader {

    private static final String SHIPPED = "notice-rules/default.yaml";
    private static final List<String> CHANNELS = List.of("mail", "sms", "webhook");
    private static final String WEBHOOK = "webhook";
    private static final Set<String> PARTS = Set.of("gather", "quiet-hours", "rules");

    private NoticeRuleReader() {}

    static NoticeRules shipped() {
        var file = NoticeRuleReader.class.getResourceAsStream("/" + SHIPPED);
        return read(SHIPPED, new InputStreamReader(file, StandardCharsets.UTF_8));
    }

    /** @throws DcimException BROKEN_DEFINITION, UNREADABLE_FILE */
    static NoticeRules read(Path file) {
        try {
            return read(file.toString(), Files.newBufferedReader(file));
        } catch (IOException | UncheckedIOException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, file, 0, e.toString());
        }
    }

    static NoticeRules read(String file, Reader yaml) {
        YamlNode root = YamlNode.read(file, yaml);
        Map<String, YamlNode> parts = root.entries(PARTS);
        if (!parts.containsKey("rules")) {
            throw root.broken("rules are missing");
        }
        List<NoticeRule> rules = new ArrayList<>();
        parts.get("rules").entries().forEach((id, node) -> rules.add(rule(id, node)));
        return new NoticeRules(
                parts.containsKey("gather") ? duration(parts.get("gather")) : Duration.ZERO,
                parts.containsKey("quiet-hours") ? quietHours(parts.get("quiet-hours")) : null,
                List.copyOf(rules));
    }

    private static QuietHours quietHours(YamlNode node) {
        Map<String, YamlNode> parts = node.entries(Set.of("from", "to", "broken-by"));
        LocalTime from = time(required(node, parts, "from"));
        LocalTime to = time(required(node, parts, "to"));
        if (from.equals(to)) {
            throw node.broken("from and to are both " + from + "; leave quiet-hours out for none");
        }
        return new QuietHours(
                from, to, parts.containsKey("broken-by") ? priority(parts.get("broken-by")) : AlarmPriority.HIGH);
    }

    private static NoticeRule rule(String id, YamlNode node) {
        Map<String, YamlNode> parts = node.entries(Set.of("alarms", "events", "digest", "steps"));
        if (parts.containsKey("alarms") == parts.containsKey("events")) {
            throw node.broken("rule " + id + " needs either alarms or events");
        }
        Set<AlarmPriority> alarms = all(parts.get("alarms"), NoticeRuleReader::priority);
        Set<NoticeKind> events = all(parts.get("events"), NoticeRuleReader::event);
        List<LocalTime> digest = List.copyOf(all(parts.get("digest"), NoticeRuleReader::time));
        List<Step> steps = new ArrayList<>();
        for (YamlNode step : required(node, parts, "steps").items()) {
            steps.add(step(step, steps));
        }
        if (steps.isEmpty()) {
            throw parts.get("steps").broken("a rule has at least one step");
        }
        if (steps.size() > 1 && (!events.isEmpty() || !digest.isEmpty())) {
            throw parts.get("steps")
                    .broken("rule " + id + " has one step alone: nobody acknowledges an event or a digest");
        }
        return new NoticeRule(id, alarms, events, digest, List.copyOf(steps));
    }

    private static Step step(YamlNode node, List<Step> before) {
        Map<String, YamlNode> parts = node.entries(Set.of("after", "to", "by"));
        Duration after = parts.containsKey("after") ? duration(parts.get("after")) : Duration.ZERO;
        if (!before.isEmpty() && after.compareTo(before.getLast().after()) <= 0) {
            throw node.broken("a step comes after the one before it: after must be more than "
                    + before.getLast().after().toSeconds() + "s");
        }
        List<Target> to = List.copyOf(all(required(node, parts, "to"), NoticeRuleReader::target));
        List<String> by = List.copyOf(all(parts.get("by"), NoticeRuleReader::channelOfPeople));
        if (to.isEmpty()) {
            throw parts.get("to").broken("nobody is told");
        }
        if (by.isEmpty() && to.stream().anyMatch(target -> target.role() != null)) {
            throw node.broken("by is missing: a role is told by mail, sms or both");
        }
        return new Step(after, to, by);
    }

    private static Target target(YamlNode node) {
        String text = node.text();
        if (text.equals(WEBHOOK)) {
            return new Target(null, WEBHOOK, WEBHOOK);
        }
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        return switch (kind) {
            case "role" -> new Target(role(node, rest), null, "");
            case "mail" ->
                address(node, kind, rest, "[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,255}", "mail:duty@example.gov.vn");
            case "sms" -> address(node, kind, rest, "\\+?\\d{6,15}", "sms:+84912345678");
            default ->
                throw node.broken("expected role:<role>, mail:<address>, sms:<number> or webhook, found " + text);
        };
    }

    private static Target address(YamlNode node, String channel, String address, String pattern, String example) {
        if (!address.matches(pattern)) {
            throw node.broken("expected an address such as " + example + ", found " + node.text());
        }
        return new Target(null, channel, address);
    }

    private static Role role(YamlNode node, String word) {
        return word(node, word, Role.values(), Role::code);
    }

    private static AlarmPriority priority(YamlNode node) {
        return word(node, node.text(), AlarmPriority.values(), priority -> priority.name()
                .toLowerCase(java.util.Locale.ROOT));
    }

    private static NoticeKind event(YamlNode node) {
        NoticeKind kind = word(node, node.text(), NoticeKind.values(), NoticeKind::code);
        if (kind == NoticeKind.ALARM || kind == NoticeKind.TEST) {
            throw node.broken(
                    node.text() + " is no event of the system; alarms are named by their priority under alarms");
        }
        return kind;
    }

    private static String channelOfPeople(YamlNode node) {
        String channel = word(node, node.text(), CHANNELS.toArray(String[]::new), Function.identity());
        if (channel.equals(WEBHOOK)) {
            throw node.broken("a webhook reaches no person; name it under to");
        }
        return channel;
    }

    private static LocalTime time(YamlNode node) {
        try {
            return LocalTime.parse(node.text());
        } catch (DateTimeParseException e) {
            throw node.broken("expected a local time in quotes such as \"07:00\", found " + node.text());
        }
    }

    private static Duration duration(YamlNode node) {
        String text = node.text();
        if (!text.matches("\\d{1,6}[smh]")) {
            throw node.broken("expected a duration such as 30s, 15m or 2h, found " + text);
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static YamlNode required(YamlNode node, Map<String, YamlNode> parts, String key) {
        if (!parts.containsKey(key)) {
            throw node.broken(key + " is missing");
        }
        return parts.get(key);
    }

    private static <T> Set<T> all(YamlNode node, Function<YamlNode, T> each) {
        Set<T> found = new LinkedHashSet<>();
        if (node != null) {
            node.items().forEach(item -> {
                if (!found.add(each.apply(item))) {
                    throw item.broken(item.text() + " stands twice");
                }
            });
        }
        return found;
    }

    private static <T> T word(YamlNode node, String word, T[] words, Function<T, String> code) {
        return Arrays.stream(words)
                .filter(known -> code.apply(known).equals(word))
                .findFirst()
                .orElseThrow(() -> node.broken(word + " is none of "
                        + String.join(", ", Arrays.stream(words).map(code).toList())));
    }
}
