package vn.dcim.core.regulation.oscal;

import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** A piece of an OSCAL document that knows its file and path, so that whatever is wrong in it can be named. */
record OscalNode(String file, String path, JsonNode json) {

    /** @throws DcimException BROKEN_DEFINITION where it is not there, as with all that follow */
    OscalNode get(String name) {
        JsonNode found = Oscal.find(json, name);
        if (found == null || found.isNull()) {
            throw broken(name + " is missing");
        }
        return new OscalNode(file, path + "/" + name, found);
    }

    String text(String name) {
        return get(name).text();
    }

    String text() {
        if (!json.isString()) {
            throw broken("expected a text");
        }
        return json.getStringValue();
    }

    /** Returns the items of a list; none where there is no such list. */
    List<OscalNode> list(String name) {
        JsonNode found = Oscal.find(json, name);
        if (found == null || found.isNull()) {
            return List.of();
        }
        if (!found.isArray()) {
            throw new OscalNode(file, path + "/" + name, found).broken("expected a list");
        }
        List<OscalNode> items = new ArrayList<>();
        for (JsonNode item : found.values()) {
            items.add(new OscalNode(file, path + "/" + name + "/" + items.size(), item));
        }
        return items;
    }

    /** Returns the values of properties of a name, in their order. */
    List<String> props(String name) {
        return list("props").stream()
                .filter(prop -> prop.text("name").equals(name))
                .map(prop -> prop.text("value"))
                .toList();
    }

    String prop(String name) {
        return props(name).stream().findFirst().orElseThrow(() -> broken("property " + name + " is missing"));
    }

    LocalDate day(String prop) {
        String text = prop(prop);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw broken("expected a day in property " + prop + ", found " + text);
        }
    }

    Optional<OscalNode> findPart(String name) {
        return list("parts").stream()
                .filter(part -> part.text("name").equals(name))
                .findFirst();
    }

    OscalNode part(String name) {
        return findPart(name).orElseThrow(() -> broken("part " + name + " is missing"));
    }

    /** Returns, for the caller to throw, a BROKEN_DEFINITION that names file and path. */
    DcimException broken(String reason) {
        return new DcimException(ErrorCode.BROKEN_DEFINITION, file, 1, (path.isEmpty() ? "/" : path) + ": " + reason);
    }
}
