/** Health: whether the program can do its work, and what it measures of itself. */
package vn.dcim.web.health;
