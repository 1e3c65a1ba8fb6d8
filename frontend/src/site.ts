import "@fontsource-variable/figtree";
import htmx from "htmx.org";

// The content security policy forbids both inline styles and eval.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
