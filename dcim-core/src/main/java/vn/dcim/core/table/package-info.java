/** Tables in files that people bring, workbooks and CSV, read as texts. */
package vn.dcim.core.table;
