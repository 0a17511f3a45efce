package vn.dcim.core.software;

/** By what right a title is used. */
public enum Ground {
    /** Bought: what is used must not be more than what was bought. */
    PROPRIETARY,
    /** Open source: the name of its licence is to be noted, nothing is counted. */
    OPEN_SOURCE,
    /** Free of charge by its terms. */
    FREEWARE,
    /** Made for the province, which owns it. */
    OWN;

    /** Tells whether licences are counted. */
    public boolean isCounted() {
        return this == PROPRIETARY;
    }
}
