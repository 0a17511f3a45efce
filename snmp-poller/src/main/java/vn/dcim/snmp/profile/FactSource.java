package vn.dcim.snmp.profile;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snmp4j.smi.OID;

/**
 * Where a fact (vendor, model, serial, firmware, name) is read from. The first source that gives a non-empty text wins.
 *
 * @param oid the variable, or the first variable under it; null where sysDescr, sysObjectID or a fixed text is the source
 * @param description true where sysDescr is the source
 * @param pattern its first group is the fact; null for the whole text
 * @param map the text to the fact, also by sysObjectID prefix; empty for the text itself
 * @param fixed a fixed text, or null
 */
record FactSource(OID oid, boolean description, Pattern pattern, Map<String, String> map, String fixed) {

    Optional<String> read(AgentIdentity agent) {
        if (fixed != null) {
            return Optional.of(fixed);
        }
        if (oid == null && !description) {
            return map.entrySet().stream()
                    .filter(entry -> agent.sysObjectId().startsWith(new OID(entry.getKey())))
                    .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
                    .map(Map.Entry::getValue);
        }
        Optional<String> text = description ? Optional.of(agent.sysDescr()) : variable(agent);
        return text.flatMap(this::pick).filter(picked -> !picked.isBlank());
    }

    private Optional<String> variable(AgentIdentity agent) {
        Optional<String> value = agent.text(oid);
        if (value.isPresent() || !agent.exists(oid)) {
            return value;
        }
        agent.learn(agent.view().walk(oid));
        return agent.view().walk(oid).keySet().stream()
                .map(agent::text)
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private Optional<String> pick(String text) {
        String picked = text;
        if (pattern != null) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                return Optional.empty();
            }
            picked = matcher.group(matcher.groupCount() > 0 ? 1 : 0);
        }
        picked = picked == null ? "" : picked.strip();
        return map.isEmpty() ? Optional.of(picked) : Optional.ofNullable(map.get(picked));
    }
}
