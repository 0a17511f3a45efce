package vn.dcim.core.software;

/** What may be wrong with a title. */
public enum TitleFlaw {
    /** One of the nine fields of article 10.1 is empty. */
    INCOMPLETE,
    /** Never rated (10.2). */
    UNRATED,
    /** Rated for another version or use, or too long ago (10.2). */
    RATING_OUT_OF_DATE,
    /** Used, and no licence was ever bought (10.3). */
    NO_LICENCE,
    /** Used, and no licence is valid any more (10.3, 21.1.e). */
    EXPIRED_IN_USE,
    /** More is used than the valid licences allow (10.3). */
    OVER_USED,
    /** Licences are valid, and nobody uses it. */
    UNUSED,
    /** Counted by core, and of a machine nobody said how many it has. */
    CORES_UNKNOWN,
    /** Used, and not on the list of permitted software (10.4.e, 29.2.a). */
    NOT_PERMITTED,
    /** Permitted, but not where some of it is (10.4.e, 29.2.a). */
    PERMITTED_ELSEWHERE,
    /** Installed without consent (29.2.a). */
    NO_CONSENT,
    /** A licence ends soon, and nobody is charged with its renewal (21.1.e). */
    NO_RENEWAL,
    /** Taken out of use, and still there. */
    RETIRED_IN_USE
}
