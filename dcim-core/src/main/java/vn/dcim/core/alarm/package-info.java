/** Alarms: lasting abnormal conditions, the rules that find them and the transitions that people and readings make. */
package vn.dcim.core.alarm;
