package vn.dcim.bench.year;

/**
 * Something that was counted at the end of the two years.
 *
 * @param kind words with dashes, a slash between room and finding
 * @param expected how many there must be
 * @param why there must be as many
 */
record YearFinding(String kind, long found, long expected, String why) {

    public boolean isExplained() {
        return found == expected;
    }
}
