{% load static %}// What the worker (frontend/src/keeping/worker.ts) has to know of this clinic. A new build changes the first line.
const CACHE = "corset {% static 'clinic/build/site.css' %}";
const EMERGENCY = "{% url 'emergency' %}";
const OFFLINE = "{% url 'offline' %}";
const HOME = "{% url 'home' %}";
const TODAY = "{% url 'today' %}";
const FORMS = ["{% url 'session' %}", "{% url 'check' %}"];
const SIGN_OUT = "{% url 'account_logout' %}";
const API = "{% url 'api:session' %}";

importScripts("{% static 'clinic/build/worker.js' %}");
