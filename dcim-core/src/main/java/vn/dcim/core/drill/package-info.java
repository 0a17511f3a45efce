/** Drills: an incident played from a scenario, measured against limits, scored and filed as evidence. */
package vn.dcim.core.drill;
