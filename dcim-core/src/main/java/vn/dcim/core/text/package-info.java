/** Texts as people type and look for them. */
package vn.dcim.core.text;
