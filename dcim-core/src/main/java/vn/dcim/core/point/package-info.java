/** Points: one quantity of one device each, under a governed name with one unit. */
package vn.dcim.core.point;
