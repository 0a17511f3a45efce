package vn.dcim.core.software;

/** What is noted of a licence. */
public enum LicenceField implements FormField {
    METRIC,
    TERM,
    SEATS,
    STARTS_ON,
    ENDS_ON,
    NUMBER(100),
    CONTRACT(200),
    SUPPLIER(200),
    DECISION(200),
    PRICE,
    BUDGET_YEAR,
    KEY_KEPT_AT(500),
    RENEWAL_PERSON(200),
    RENEWAL_UNTIL,
    RENEWAL_DONE_ON,
    RENEWAL_DOCUMENT(200),
    NOTE(4000);

    private final int longest;

    LicenceField() {
        this(0);
    }

    LicenceField(int longest) {
        this.longest = longest;
    }

    @Override
    public int longest() {
        return longest;
    }
}
