package vn.dcim.core.software;

/**
 * How much a title is used, on machines that were not disposed of and by people.
 *
 * @param machines on which it is
 * @param people who have a seat of it
 * @param cores of the machines, as far as they are noted
 * @param withoutCores machines of which nobody said how many cores it may use
 * @param withoutConsent machines and people without anybody who agreed
 * @param servers machines that serve many, of those on which it is
 * @param workstations machines that people work at, of those on which it is
 */
public record Usage(
        int machines, int people, int cores, int withoutCores, int withoutConsent, int servers, int workstations) {

    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0);

    public int total() {
        return machines + people;
    }

    /** Returns how many machines and people there are beside those that it is permitted on. */
    int outside(PermittedOn permitted) {
        return switch (permitted) {
            case EVERYWHERE -> 0;
            case SERVERS -> total() - servers;
            case WORKPLACES -> machines - workstations;
        };
    }

    int of(Metric metric) {
        return switch (metric) {
            case SEAT, SITE -> total();
            case DEVICE -> machines;
            case CORE -> cores;
        };
    }
}
