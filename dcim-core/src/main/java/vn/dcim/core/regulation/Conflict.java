package vn.dcim.core.regulation;

import java.util.List;
import vn.dcim.core.register.Wording;

/**
 * Where texts contradict each other or themselves.
 *
 * @param obligations ids of the places, of any text
 * @param conflict what says what
 * @param decision how it is read here until the legal officer of the centre decides otherwise
 */
public record Conflict(String id, Wording point, List<String> obligations, Wording conflict, Wording decision) {}
