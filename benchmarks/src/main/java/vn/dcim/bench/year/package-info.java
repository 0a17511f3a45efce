/** Two years of the work that runs by the clock, and of the people beside it, on a clock that is stepped. */
package vn.dcim.bench.year;
