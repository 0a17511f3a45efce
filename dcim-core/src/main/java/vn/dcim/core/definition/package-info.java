/** Definitions that people write as data: YAML that knows its file and line, so that whatever is wrong in it can be named. */
package vn.dcim.core.definition;
