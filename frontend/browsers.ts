/** The oldest browsers in which everything is shown and works; what is newer is lowered when the site is built. */
export const OLDEST = ["chrome109", "edge109", "firefox115", "safari16.4", "ios16.4"];
