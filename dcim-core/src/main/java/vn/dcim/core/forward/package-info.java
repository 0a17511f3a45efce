/** Forward: sends audit log, alarms and seals to log receivers as syslog, from where each of them is. */
package vn.dcim.core.forward;
