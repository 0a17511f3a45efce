package vn.dcim.web.power;

import vn.dcim.core.place.Place;

/**
 * The form of what a rack or room may carry.
 *
 * @param most as it is noted or was typed, in kg
 * @param fault empty for none
 */
public record PlaceLimitPage(Place place, String most, String reason, String fault) {}
