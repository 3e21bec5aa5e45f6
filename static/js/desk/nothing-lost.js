/* The writing form: nothing that is typed gets lost. */

import * as autosave from "./autosave.js";
import "./discarding.js";
import * as offers from "./offers.js";
import * as presence from "./presence.js";
import * as saving from "./saving.js";

autosave.start();
saving.start();
presence.start();
offers.start();
document.getElementById("collision-title")?.focus();
