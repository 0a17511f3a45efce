package vn.dcim.core.regulation.check

import java.time.Instant
import java.time.LocalDate
import vn.dcim.core.regulation.Limit
import vn.dcim.core.regulation.Limits
import vn.dcim.core.regulation.Question

/** What the specs of checks share: a question, and facts as devices would tell them. */
class ACheck {

    static final Instant AT = Instant.parse('2026-11-24T05:00:00Z')
    static final LocalDate DAY = LocalDate.parse('2026-11-24')

    static Question question(String obligation, Map<String, Object> limits = [:]) {
        new Question(obligation, new Limits(limits.collect { key, value ->
            new Limit(key, '=', value as String, Limit.Origin.TEXT)
        }), AT)
    }

    /** A word, or a number that least and greatest are both, heard so many seconds ago. */
    static Plant.Told told(String point, Object value, long secondsAgo = 0, boolean usable = true) {
        boolean word = value instanceof String
        new Plant.Told(point, '', word ? value : '', word ? null : value as Double, word ? null : value as Double,
                usable, secondsAgo < 60 ? null : AT.minusSeconds(secondsAgo))
    }

    static Plant.Unit unit(long id, String deviceClass, String room, Plant.Told... told) {
        new Plant.Unit(id, "D-$id", deviceClass, room, told as List)
    }

    /** State and keys of what is wrong. */
    static List<Object> found(verdict) {
        [verdict.state().code(), verdict.offences()*.what()*.key().sort()]
    }
}
