package vn.dcim.core.software;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All licences of a title, renewed ones with what they go on in. */
public record LicenceStock(List<Licence> licences) {

    public static final LicenceStock NONE = new LicenceStock(List.of());

    /** How a licence stands on a day. */
    public enum Standing {
        TO_COME,
        VALID,
        /** Another licence goes on from it: that it ended is nothing to tell. */
        RENEWED,
        ENDED
    }

    /** Returns the licence that goes on from one. */
    public Optional<Licence> successor(Licence licence) {
        return licences.stream()
                .filter(other -> licence.id() != null && licence.id().equals(other.renewsId()))
                .min(Comparator.comparing(Licence::startsOn));
    }

    public Standing standing(Licence licence, LocalDate day) {
        Optional<Licence> successor = successor(licence);
        if (licence.startsOn().isAfter(day)) {
            return Standing.TO_COME;
        }
        // why: renewed before its end it would be counted twice
        if (successor.isPresent() && !successor.get().startsOn().isAfter(day)) {
            return Standing.RENEWED;
        }
        if (licence.endsOn() == null || !licence.endsOn().isBefore(day)) {
            return Standing.VALID;
        }
        return successor.isPresent() ? Standing.RENEWED : Standing.ENDED;
    }

    List<Licence> valid(LocalDate day) {
        return licences.stream()
                .filter(licence -> standing(licence, day) == Standing.VALID)
                .toList();
    }

    /** Returns the first end of what is valid and goes on in nothing. */
    Optional<LocalDate> nextEnd(LocalDate day) {
        return valid(day).stream()
                .filter(licence ->
                        licence.endsOn() != null && successor(licence).isEmpty())
                .map(Licence::endsOn)
                .min(Comparator.naturalOrder());
    }

    /** Returns a licence that would be valid together with another one and is counted otherwise. */
    Optional<Licence> countedOtherwise(Licence wanted) {
        return licences.stream()
                .filter(other -> !other.id().equals(wanted.id()))
                .filter(other -> other.metric() != wanted.metric()
                        && other.metric() != Metric.SITE
                        && wanted.metric() != Metric.SITE)
                .filter(other -> !other.id().equals(wanted.renewsId())
                        && !(wanted.id() != null && wanted.id().equals(other.renewsId())))
                .filter(other ->
                        isBefore(other.startsOn(), lastDay(wanted)) && isBefore(wanted.startsOn(), lastDay(other)))
                .findFirst();
    }

    private LocalDate lastDay(Licence licence) {
        LocalDate end = licence.endsOn() == null ? LocalDate.MAX : licence.endsOn();
        return successor(licence)
                .map(next -> next.startsOn().minusDays(1))
                .filter(last -> last.isBefore(end))
                .orElse(end);
    }

    private static boolean isBefore(LocalDate start, LocalDate end) {
        return !start.isAfter(end);
    }
}
