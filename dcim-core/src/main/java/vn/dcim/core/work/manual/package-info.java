/** Manuals: how equipment of a class is kept up, how often, and on whose word. */
package vn.dcim.core.work.manual;
