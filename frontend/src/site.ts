import "@fontsource-variable/figtree";
import "./look.css";
import htmx from "htmx.org";
import { answerHere } from "./keeping/answers";
import { keepDay, showWay } from "./keeping/page";
import { readAloud } from "./ui/aloud";
import "./ui/copy";
import { countUnanswered } from "./ui/counting";
import { watchDay } from "./ui/day";
import "./ui/dialog";
import { mirrorChoices } from "./ui/mirror";
import { tellOfPasskeys } from "./ui/passkeys";
import { listenToKeys } from "./ui/shortcuts";
import { watchSteppers } from "./ui/stepper";
import "./ui/theme";
import { tryTones } from "./ui/trying";
import { tellUnsent } from "./ui/unsent";
import { showUnsent } from "./ui/unsent-reports";

// The content security policy forbids both inline styles and eval.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
// A form that was not taken comes back with what was wrong.
htmx.config.responseHandling.unshift({ code: "422", swap: true });

// A page that was somebody's is not shown again from the browser's memory: they may have left.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

watchSteppers();
mirrorChoices();
watchDay();
listenToKeys();
readAloud();
countUnanswered();
tellOfPasskeys();
tryTones();
tellUnsent();
showUnsent();
keepDay();
void showWay();
answerHere();
