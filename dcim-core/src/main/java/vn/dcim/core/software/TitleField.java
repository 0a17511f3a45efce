package vn.dcim.core.software;

import java.util.Arrays;
import java.util.List;

/** What is noted of a title; the first nine are those of article 10.1 of 11/2023, in its order. */
public enum TitleField implements FormField {
    NAME(200),
    VALUE,
    IMPORTANCE,
    PURPOSE(1000),
    SCOPE(1000),
    MANAGED_BY(200),
    LICENCE_INFO(1000),
    VERSION(100),
    KEPT_AT(500),
    MAKER(100),
    KIND,
    GROUND,
    PERMIT,
    PERMIT_DECISION(200),
    PERMITTED_ON,
    RECOMMENDED_BY(200),
    CONFIDENTIALITY,
    INTEGRITY,
    AVAILABILITY,
    RATED_BY(200),
    RATED_ON,
    MEASURES(2000),
    RETIRED_ON,
    NOTE(4000);

    /** Those that article 10.1 of 11/2023 names; none may be left empty. */
    public static final List<TitleField> OF_ARTICLE_10 = List.copyOf(Arrays.stream(values())
            .filter(field -> field.compareTo(KEPT_AT) <= 0)
            .toList());

    private final int longest;

    TitleField() {
        this(0);
    }

    TitleField(int longest) {
        this.longest = longest;
    }

    @Override
    public int longest() {
        return longest;
    }
}
