/** What specs of every module share: a real MariaDB, a clock that is stepped by hand, and devices to try things on. */
package vn.dcim.core.testing;
