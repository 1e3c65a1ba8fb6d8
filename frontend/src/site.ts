import "@fontsource-variable/figtree";
import htmx from "htmx.org";
import { readAloud } from "./ui/aloud";
import "./ui/copy";
import "./ui/dialog";
import { watchSteppers } from "./ui/stepper";
import "./ui/theme";

// The content security policy forbids both inline styles and eval.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;

watchSteppers();
readAloud();
