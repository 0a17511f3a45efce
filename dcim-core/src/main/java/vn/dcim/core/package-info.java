/** The domain of the program; features are its sub-packages. */
package vn.dcim.core;
