/** Forecasts of capacity: the measured peak of each day, the trend through them, and when it reaches what may be used. */
package vn.dcim.core.forecast;
