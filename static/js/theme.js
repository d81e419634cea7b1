"use strict";
// The colours that this reader has chosen, loaded beside the style sheet, never in its way: the page does not wait.
try {
  document.documentElement.dataset.theme = localStorage.getItem("theme") || "";
} catch {
  // Nothing may be kept in this browser: the page follows the device, and the switch stays away.
}
