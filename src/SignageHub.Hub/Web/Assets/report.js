/** A report: days stand in words beside their fields, and files that take their time say so. */
import './busy.js';
import './day-words.js';
