/** The texts in force, obligation by obligation, and how it stands with each, proven from what the program knows. */
package vn.dcim.core.regulation;
