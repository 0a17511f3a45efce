/** Recordings of agents ({@code .snmprec} files), read as if the agent itself were asked. */
package vn.dcim.snmp.recording;
