/** History at rest: readings of hours and days as compressed, encrypted blocks. What the bytes mean stands in docs/history.md. */
package vn.dcim.core.telemetry.block;
