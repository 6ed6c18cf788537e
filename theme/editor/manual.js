window.CMS_MANUAL_INIT = true; // editor.js starts it, when the form is there
