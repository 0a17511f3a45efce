package vn.dcim.web.incident;

import java.util.List;
import java.util.Map;
import vn.dcim.core.incident.IncidentContact;
import vn.dcim.web.api.Typed;

/** How the bodies that must be told are reached. @param contacts by body @param typed what was refused @param fault empty for none */
public record IncidentContactsPage(
        List<String> bodies, Map<String, IncidentContact> contacts, Typed typed, String fault) {

    /** Returns a field of a body: what was typed and refused, or what is known. */
    public String value(String body, String field) {
        if (body.equals(typed.text("body"))) {
            return typed.text(field);
        }
        IncidentContact known = contacts.get(body);
        if (known == null) {
            return "";
        }
        return switch (field) {
            case "addressee" -> known.addressee();
            case "mail" -> known.mail();
            default -> known.phone();
        };
    }
}
