package vn.dcim.core.incident.annex;

import java.util.Locale;

/** The fields of the form, in its order; what each asks for is the text {@code annex.field.<code>}. */
public enum AnnexField {
    REGULATION(Part.SITUATION, Holds.YES_NO),
    REGULATION_NUMBER(Part.SITUATION, Holds.TEXT),
    SERVERS(Part.SITUATION, Holds.NUMBER),
    WORKSTATIONS(Part.SITUATION, Holds.NUMBER),
    LAN(Part.SITUATION, Holds.YES_NO),
    LAN_DOMAIN(Part.SITUATION, Holds.YES_NO),
    LAN_PEER(Part.SITUATION, Holds.YES_NO),
    OWN_LINE(Part.SITUATION, Holds.YES_NO),
    PROVIDERS(Part.SITUATION, Holds.TEXT),
    CONNECTED(Part.SITUATION, Holds.NUMBER),
    DISCONNECTED(Part.SITUATION, Holds.NUMBER),
    FIREWALL(Part.SITUATION, Holds.YES_NO),
    FIREWALL_NAMES(Part.SITUATION, Holds.TEXT),
    ANTIVIRUS(Part.SITUATION, Holds.YES_NO),
    ANTIVIRUS_SERVERS(Part.SITUATION, Holds.NUMBER),
    ANTIVIRUS_WORKSTATIONS(Part.SITUATION, Holds.NUMBER),
    OTHER_SOLUTIONS(Part.SITUATION, Holds.TEXT),
    COST_PAST(Part.SITUATION, Holds.TEXT),
    COST_PLANNED(Part.SITUATION, Holds.TEXT),
    OWN_MAIL(Part.SITUATION, Holds.YES_NO),
    OWN_MAIL_NAME(Part.SITUATION, Holds.TEXT),
    PUBLIC_CLOUD(Part.SITUATION, Holds.YES_NO),
    PRIVATE_CLOUD(Part.SITUATION, Holds.YES_NO),
    WIFI(Part.SITUATION, Holds.YES_NO),
    WIFI_ADMIN(Part.SITUATION, Holds.YES_NO),
    WIFI_PASSWORD(Part.SITUATION, Holds.YES_NO),
    WIFI_MAC(Part.SITUATION, Holds.YES_NO),
    WIFI_ZONES(Part.SITUATION, Holds.YES_NO),
    LEADER(Part.PEOPLE, Holds.YES_NO),
    OFFICER(Part.PEOPLE, Holds.YES_NO),
    OFFICER_CONTACT(Part.PEOPLE, Holds.TEXT),
    TRAINED_LEADERS(Part.PEOPLE, Holds.NUMBER),
    TRAINED_OFFICERS(Part.PEOPLE, Holds.NUMBER),
    TRAINED_USERS(Part.PEOPLE, Holds.NUMBER),
    NEED_LEADERS(Part.PEOPLE, Holds.NUMBER),
    NEED_OFFICERS(Part.PEOPLE, Holds.NUMBER),
    NEED_USERS(Part.PEOPLE, Holds.NUMBER),
    OPINION(Part.OPINION, Holds.TEXT);

    private final Part part;
    private final Holds holds;

    AnnexField(Part part, Holds holds) {
        this.part = part;
        this.holds = holds;
    }

    /** The three sections of the form; the table of incidents ends the first. */
    public enum Part {
        SITUATION,
        PEOPLE,
        OPINION;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What may be written into a field: yes or no; a whole number; a text. */
    public enum Holds {
        YES_NO,
        NUMBER,
        TEXT
    }

    public Part part() {
        return part;
    }

    public Holds holds() {
        return holds;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
