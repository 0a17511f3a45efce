/** Orders on the telephone, which works without a connection; what points told before and after; windows of silence. */
package vn.dcim.web.work.field;
