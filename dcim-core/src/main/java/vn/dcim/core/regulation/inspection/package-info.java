/** The inspection file: how it stood with the obligations at the end of a period, with all that proves it, made once and kept. */
package vn.dcim.core.regulation.inspection;
