/** Health: what the program says of itself, for those who watch the watcher. */
package vn.dcim.core.health;
