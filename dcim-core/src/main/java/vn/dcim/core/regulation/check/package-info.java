/** What the program knows of each part of the centre, as facts, and the checks that judge them. */
package vn.dcim.core.regulation.check;
