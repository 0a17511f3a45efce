/**
 * Work on the spot: what a telephone sends after a time without a connection ({@link vn.dcim.core.work.field.FieldDesk}, table
 * work_field_change), what the points told before and after ({@link vn.dcim.core.work.field.WorkReadings}, work_reading), and windows
 * in which notices are held back beneath what was switched off ({@link vn.dcim.core.work.field.WorkSilences}, work_silence).
 */
package vn.dcim.core.work.field;
