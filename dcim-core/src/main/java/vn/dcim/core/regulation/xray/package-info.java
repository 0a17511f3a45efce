/** The X-ray of consistency: rules over the whole that no single clause of a text asks for, and what they find. */
package vn.dcim.core.regulation.xray;
