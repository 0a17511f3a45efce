package vn.dcim.plant.model;

import java.time.Instant;

/**
 * What the door controller reports once.
 *
 * @param id rising by one over all doors
 * @param door 1 to 3
 * @param type access, forced, held or closed
 * @param result granted or denied for access; null otherwise
 * @param credential a hash that stands for the card, never its number; null where no card was shown
 * @param reason of a denial: unknown, expired or schedule; null otherwise
 */
public record DoorEvent(
        long id, Instant time, int door, String type, String result, String credential, String reason) {}
