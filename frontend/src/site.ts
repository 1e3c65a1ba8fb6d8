import "@fontsource-variable/figtree";
import htmx from "htmx.org";
import "./controls/copy";
import "./controls/dialog";
import { watchSteppers } from "./controls/stepper";
import "./controls/theme";

// The content security policy forbids both inline styles and eval.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;

watchSteppers();
