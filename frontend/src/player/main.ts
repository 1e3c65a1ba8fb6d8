// The session player starts here.
export {};
